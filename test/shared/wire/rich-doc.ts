// Documents with every kind of content that Yjs 13 writes, edited at random, for tests of what reads updates.
import * as fc from 'fast-check'
import * as Y from 'yjs'

export type RandomEdit = readonly [kind: number, where: number, what: string]

export const randomEdits: fc.Arbitrary<readonly RandomEdit[]> = fc.array(
  fc.tuple(fc.nat(11), fc.nat(50), fc.string({ unit: 'grapheme', maxLength: 8 })),
  { maxLength: 25 },
)

/** Two clients' edits in one document: texts, values, types, formats, embeds, bytes, XML, subdocuments, deletions. */
export function createRichDoc(edits: readonly RandomEdit[]): {
  readonly doc: Y.Doc
  readonly update: Uint8Array
} {
  const doc = new Y.Doc()
  const other = new Y.Doc()
  doc.getArray('list').push(['text', 1, 2.5, null, true, { key: ['value', 7n, undefined] }])
  for (const [kind, where, what] of edits) {
    edit(where % 2 === 0 ? doc : other, kind, where, what)
    if (where % 5 === 0) Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  }
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other))
  return { doc, update: Y.encodeStateAsUpdate(doc) }
}

function edit(doc: Y.Doc, kind: number, where: number, what: string): void {
  const list = doc.getArray('list')
  const map = doc.getMap('map')
  const text = doc.getText('text')
  const xml = doc.getXmlFragment('xml')
  const at = <T extends { length: number }>(type: T): number => where % (type.length + 1)
  const edits = [
    () => list.insert(at(list), [what, where]),
    () => list.insert(at(list), [new Y.Map([[what, where]])]),
    () => list.insert(at(list), [Uint8Array.of(where, 1, 2)]),
    () => list.length > 0 && list.delete(where % list.length, 1),
    () => map.set(what, { where }),
    () => map.set('same', what),
    () => map.set(what, new Y.Text(what)),
    () => map.set('document', new Y.Doc({ guid: what, meta: { where } })),
    () => text.insert(at(text), what),
    () => text.length > 1 && text.format(0, text.length - 1, { bold: where % 3 === 0 ? null : true }),
    () => text.insertEmbed(at(text), { where }),
    () => xml.insert(at(xml), [new Y.XmlElement('p'), new Y.XmlText(what)]),
  ]
  edits[kind]?.()
}
