// An XLSX says what it was given: texts as texts, whatever they look like, numbers and days as such.
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { must } from '../../../shared/base/assert.ts'
import { writeXlsx, xlsxType } from '../../../client/parts/files/write-xlsx.ts'

/** The files inside, by name, from the directory at the archive's end. */
function unzipped(bytes: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)]
    const [name, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ]
    const local = bytes.readUInt32LE(at + 42)
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const data = bytes.subarray(start, start + size)
    files.set(
      bytes.toString('utf8', at + 46, at + 46 + name),
      (method === 0 ? data : inflateRawSync(data)).toString('utf8'),
    )
    at += 46 + name + extra + comment
  }
  return files
}

test('sheets become an XLSX in which formulas stay words, amounts stay numbers, days stay days', async () => {
  const file = await writeXlsx(
    [
      {
        name: 'Report: by [part]/owner and a name that is too long',
        columns: [{ name: 'Part', width: 30 }, { name: 'Budget' }, { name: 'Finish' }],
        rows: [
          ['=HYPERLINK("http://example.org")', { amount: 2_400_000.5 }, { day: '2026-12-28' }],
          [{ strong: 'Größe & <Maß>' }, 3, null],
        ],
      },
      { name: 'Empty', columns: [{ name: 'Note' }], rows: [] },
    ],
    'report.xlsx',
  )
  expect([file.name, file.type]).toEqual(['report.xlsx', xlsxType])
  const files = unzipped(Buffer.from(await file.arrayBuffer()))
  const sheet = must(files.get('xl/worksheets/sheet1.xml'))
  const all = [...files.values()].join('\n')
  expect(sheet).not.toContain('<f>')
  expect(all).toContain('>=HYPERLINK("http://example.org")<')
  expect(all).toContain('Größe &amp; &lt;Maß&gt;')
  expect(sheet).toMatch(/<v>2400000\.5<\/v>/)
  // 28 December 2026, counted from the last day of 1899.
  expect(sheet).toMatch(/<v>46384<\/v>/)
  expect(must(files.get('xl/workbook.xml'))).toMatch(/name="Report {2}by {2}part {2}owner and a n"/)
})
