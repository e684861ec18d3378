/** The words of a plan's whole record, which is read when somebody asks for it. */

export const record = {
  reading: 'Reading the record from this device…',
  refused: 'The record of closed periods could not be read',
  refusedText:
    'This device did not give it, or has lost it. What the plan shows of today is right without it. Where a relay has it, it comes from there as soon as that can be reached.',
  again: 'Read it again',
}
