// Evidence: a file comes back byte for byte and never runs where it is opened; only web addresses are links.
import { expect, test } from 'vitest'
import {
  evidenceFile,
  evidenceText,
  isLink,
  keptFile,
  nameInPlan,
  shownName,
} from '../../../client/parts/files/evidence-file.ts'

test('a file kept in the plan comes back byte for byte, as something to be saved', async () => {
  const bytes = Uint8Array.from({ length: 300 }, (_, at) => (at * 7) & 255)
  const text = await evidenceText(new File([bytes], 'page.html', { type: 'text/html' }))
  expect(keptFile(text)).toBe(true)
  const file = evidenceFile('page.html', text)
  expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes)
  expect([file.name, file.type]).toEqual(['page.html', 'application/octet-stream'])
  expect(shownName(nameInPlan('Minutes v1.2.pdf'))).toBe('Minutes v1.2.pdf')
})

test.for([
  ['https://example.org/a?b=c', true],
  ['HTTP://example.org', true],
  ['javascript:alert(1)', false],
  ['data:text/html;base64,PGI+', false],
  ['//example.org', false],
  ['https://example.org/a b', false],
] as const)('%s is a link: %s', ([address, is]) => expect(isLink(address)).toBe(is))
