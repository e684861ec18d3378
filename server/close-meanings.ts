// What a close code means, for whoever reads it off the wire; the board has words of its own.

import type { CloseReason } from '../shared/wire/close-code.ts'

export const closeMeanings: Readonly<Record<CloseReason, string>> = {
  goingAway: 'the other side went away',
  failed: 'the relay met a fault of its own',
  restarting: 'the relay is restarting',
  busy: 'the relay is busy, its store is away, or this device reads too slowly',
  undecodable: 'a message could not be read; nothing of it was stored',
  unproven: 'this device has not shown that it may enter',
  forbidden: 'this device may not do this here',
  uninvited: 'only invited devices begin plans on this relay',
  removed: 'this device was removed from the plan',
  unknownRoom: 'there is no such room, or it was deleted',
  otherEpoch: 'the plan lives on in another epoch',
  tooLarge: 'a message was larger than the relay takes',
  foreign: 'this page is not one of those that may use this relay',
  refused: 'the room does not admit an update of this kind',
  sealed: 'the period of this ledger was closed: what is new belongs in the one that is open',
  setAside: 'the room cannot be read from the store and was set aside',
  full: 'the relay has no space left; the edit was not stored',
}
