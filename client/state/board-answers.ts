/** Whether the address that the board came from answers now: only then does loading the page anew bring more than it takes. */
export const boardAnswers = (): Promise<boolean> =>
  fetch('/', { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  )
