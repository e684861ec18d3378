/** What is said while nothing has come by a plan's link. */

export const notHere = {
  title: 'Nothing of this plan is here yet',
  waits: 'Waiting for the relay',
  waitsMeans: 'The plan comes as soon as the relay answers. This page then shows it by itself.',
  refused: 'The relay does not let this device in',
  refusedMeans:
    'Why is said above. An owner of the plan can invite it under Settings, “Who may enter”; then open the link of the invitation on this device.',
  unknown: 'The relay holds no plan by this link',
  unknownMeans:
    'Either the link is not whole, or the device that made the plan has not reached the relay yet. Ask whoever sent it; the plan appears here by itself once it has arrived.',
}
