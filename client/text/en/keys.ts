/** What keys do, for the dialog that `?` opens. */

export interface KeyList {
  readonly title: string
  readonly keys: readonly (readonly [keys: string, words: string])[]
}

export const keys = {
  title: 'Keys',
  lists: [
    {
      title: 'Everywhere',
      keys: [
        ['Ctrl K', 'Do or find anything'],
        ['/', 'Filter'],
        ['u', 'Take back; Ctrl Z too'],
        ['g n', 'Go to Now'],
        ['g m', 'Go to My work'],
        ['g b', 'Go to Board'],
        ['g t', 'Go to Timeline'],
        ['g s', 'Go to Table'],
        ['g g', 'Go to Gaps'],
        ['Esc', 'Close, leave'],
        ['?', 'These keys'],
      ],
    },
    {
      title: 'On a row or card',
      keys: [
        ['j k', 'Next, previous; arrows too'],
        ['Enter', 'Open'],
        ['c', 'Check in'],
        ['e', 'Edit'],
        ['o', 'Choose its owner'],
        ['m', 'Take it up; then arrows, Enter'],
      ],
    },
    {
      title: 'Timeline',
      keys: [
        ['m', 'Move; Shift and arrows stretch'],
        ['l', 'Link to another row'],
        ['← →', 'Fold and unfold'],
        ['+ −', 'Closer, further away'],
        ['0', 'The whole plan'],
        ['t', 'Today'],
      ],
    },
    {
      title: 'Table',
      keys: [
        ['F2', 'Edit the cell; typing writes it anew'],
        ['Tab', 'Next cell; Esc, then Tab, leaves the table'],
        ['Ctrl D', 'Fill down'],
        ['Ctrl Enter', 'Add a row beneath'],
        ['Ctrl Shift D', 'Duplicate rows'],
        ['Space', 'Select the row, on its number'],
        ['Shift ↓', 'Select further; Ctrl A all'],
        ['Del', 'Clear cells, delete selected rows'],
        ['Alt Shift →', 'Indent; the other arrows move'],
        ['Ctrl C', 'Copy; Ctrl V pastes from any spreadsheet'],
      ],
    },
  ] satisfies readonly KeyList[],
}
