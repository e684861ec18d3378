/** The words of Export. */

export const exporting = {
  title: 'Export',
  note: 'Your plan is yours: take it with you, whole or as a table.',
  plan: 'The whole plan',
  planText:
    'One file with everything: items, goals, people, what was agreed and every report and decision. Import opens it again, here or on another relay.',
  planButton: 'Download the plan (JSON)',
  whole: 'For another device, without a network',
  wholeText:
    'A file for mail or a stick. Import on a device that has this plan, too, brings together what both have done meanwhile, in whatever order such files come; a device without it gets the plan itself. Whoever has the file can read and write the plan.',
  wholeButton: 'Download for another device',
  table: 'Items as a table',
  tableText:
    'One row for each item: dates as planned, as committed and as forecast, owner, amounts and figures. Import reads it back and updates what was changed.',
  tableButton: 'Download the items (CSV)',
  excel: 'For Excel',
  excelHint: 'A mark at the start tells Excel that it is UTF-8. Other programs do not need it.',
  share: 'Share…',
  making: 'Making the file…',
  items: (count: number): string => (count === 1 ? '1 item' : `${count.toLocaleString('en-GB')} items`),
  saved: (name: string): string => `${name} was handed to the browser’s downloads.`,
  shared: (name: string): string => `${name} was handed on.`,
  failed: 'The file could not be made. Nothing in the plan was changed; try again.',
  figuresOf: (when: string): string => `Figures as of the end of ${when}.`,
  nothing: 'There are no items yet; the table would be empty.',
  unnamed: 'plan',
}
