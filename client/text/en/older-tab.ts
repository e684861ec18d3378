/** The words while a tab of an older version holds what is kept on this device. */

export const olderTab = {
  what: 'An older Plumbline is open in another tab',
  means:
    'What is kept on this device is to be brought up to this version, and that tab does not let go of it. Nothing is lost.',
  step: 'Close the other tab, or reload it: this one then goes on by itself.',
}
