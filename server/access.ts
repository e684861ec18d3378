// Who may do what in a room. There are no accounts yet: the plan's link is the right, and a room's name is the link.
// Rights by person and device come in here and nowhere else.

import type { Room as RoomPlace } from '../shared/wire/room-name.ts'

export type Rights = { readonly type: 'none' } | { readonly type: 'reader' } | { readonly type: 'writer' }

export type Access = (room: RoomPlace) => Promise<Rights>

export const linkIsTheRight: Access = async () => ({ type: 'writer' })
