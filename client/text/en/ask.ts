/** The words of a request: what is sent to somebody whose word is missing. */

export const ask = {
  title: (item: string): string => `Ask about ${item}`,
  whom: (name: string): string => `${name} can answer.`,
  nobodyBut: (name: string): string => `Nobody owns this; ${name} stands above it and can answer.`,
  nobody: 'Nobody owns this. Send it to whoever can answer.',
  how: 'The link opens this one check-in. It takes ten seconds and two taps.',
  subject: (item: string, plan: string): string => `${item}: how does it stand? (${plan})`,
  question: (item: string, day: string | undefined): string =>
    day === undefined ? `${item}: is it done?` : `${item}: done by ${day}?`,
  message: (name: string | undefined, question: string, waiting: number, link: string): string =>
    [
      name === undefined ? question : `${name}, ${question}`,
      waiting > 0 ? (waiting === 1 ? '1 person waits for this.' : `${waiting} people wait for this.`) : '',
      link,
    ]
      .filter((line) => line !== '')
      .join('\n'),
  text: 'What is sent',
  share: 'Share',
  mail: 'Mail',
  copy: 'Copy',
  copied: 'Copied',
  notCopied: 'This browser does not let a page copy. Select the text and copy it.',
  close: 'Close',
}
