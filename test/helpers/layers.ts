// Judges one file by layer-rules.ts: what it imports, what it does, what it is called and how long it is.
// Every complaint says where the thing belongs instead.
import { posix } from 'node:path'
import ts from 'typescript'
import { deeds, emptyNames, layers, mostLines, packageHomes, type Layer } from './layer-rules.ts'

const pascalCase = /^[A-Z][A-Za-z0-9]*$/
const kebabCase = /^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.d)?$/

/** `path` is relative to the top folder, with forward slashes; an empty answer means that all is well. */
export function complaintsAbout(path: string, source: string): readonly string[] {
  const about = [...complaintsAboutName(path), ...complaintsAboutLength(path, source)]
  if (path.startsWith('test/')) return about
  const code = codeOf(path, source)
  return [
    ...about,
    ...importsOf(path, code).flatMap((target) => complaintsAboutImport(path, target)),
    ...complaintsAboutDeeds(path, code),
  ]
}

function complaintsAboutImport(path: string, target: string): readonly string[] {
  const layer = layerOf(path)
  if (!layer) return [`${path}: no layer holds this file. Move it into one of ${namesOf(layers)}.`]
  if (!isOurs(target)) return complaintsAboutPackage(path, target)
  const own = ownFolder(layer, path)
  if ([own, ...layer.mayKnow].some((folder) => isIn(target, folder))) return []
  const homes = layers.filter((other) => other.mayKnow.some((folder) => isIn(target, folder)))
  return [
    `${path} imports ${target}, but ${own} may know only ${namesOf(layer.mayKnow) || 'itself'}. ` +
      `${layer.advice} (${target} may be imported from ${namesOf(homes) || 'its own folder'}.)`,
  ]
}

function complaintsAboutPackage(path: string, target: string): readonly string[] {
  const named = [...packageHomes].find(
    ([name]) => target === name || target.startsWith(name.replace(/:?$/, (end) => end || '/')),
  )
  if (!named || named[1].some((folder) => isIn(path, folder))) return []
  return [`${path} imports ${target}: that belongs in ${named[1].join(' or ')}.`]
}

function complaintsAboutDeeds(path: string, code: string): readonly string[] {
  const text = code.replaceAll(/^\s*(?:\/\/|\/?\*).*$/gm, '')
  return deeds
    .filter(({ at }) => at.some((folder) => isIn(path, folder)))
    .filter(({ except = [] }) => !except.some((folder) => isIn(path, folder)))
    .filter(({ pattern }) => pattern.test(text))
    .map(({ pattern, advice }) => `${path} ${advice} (${pattern.exec(text)?.[0]})`)
}

function complaintsAboutName(path: string): readonly string[] {
  const name = posix.basename(path)
  const stem = name.replace(/(?:\.svelte)?(?:\.test)?\.ts$|\.svelte$/, '')
  if (emptyNames.includes(stem.toLowerCase())) {
    return [`${path}: a file is named for its one idea. Split it, each part beside what uses it.`]
  }
  const isWellNamed = name.endsWith('.svelte')
    ? pascalCase.test(stem)
    : kebabCase.test(stem) || (name.endsWith('.svelte.test.ts') && pascalCase.test(stem))
  if (isWellNamed) return []
  return [`${path}: components are PascalCase.svelte, everything else kebab-case.ts.`]
}

function complaintsAboutLength(path: string, source: string): readonly string[] {
  const lines = source.trimEnd().split('\n').length
  if (lines <= mostLines) return []
  return [`${path} has ${lines} lines, more than ${mostLines}: move its second idea to a file of its own.`]
}

/** A component's scripts; any other file is code already. */
function codeOf(path: string, source: string): string {
  if (!path.endsWith('.svelte')) return source
  return [...source.matchAll(/<script[^>]*>([\s\S]*?)<\/script>/g)].map(([, script]) => script).join('\n')
}

/** Static, dynamic and type imports, re-exports, and workers; our own files as paths from the top folder. */
function importsOf(path: string, code: string): readonly string[] {
  const imported = ts.preProcessFile(code, true, true).importedFiles.map((file) => file.fileName)
  const workers = [...code.matchAll(/Worker\(\s*new URL\(\s*['"](\.[^'"]+)['"],\s*import\.meta\.url/g)].map(
    ([, file]) => file ?? '',
  )
  return [...imported, ...workers].map((target) =>
    target.startsWith('.') ? posix.join(posix.dirname(path), target) : target,
  )
}

function layerOf(path: string): Layer | undefined {
  return layers.filter((layer) => isIn(path, layer.at)).toSorted((a, b) => b.at.length - a.at.length)[0]
}

function ownFolder(layer: Layer, path: string): string {
  if (!layer.eachFolder) return layer.at
  return path
    .split('/')
    .slice(0, layer.at.split('/').length + 1)
    .join('/')
}

function isOurs(target: string): boolean {
  return /^(?:client|server|shared|test|\.\.)\//.test(target) || /^[^@:]*\.(?:ts|svelte|json)$/.test(target)
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`)
}

function namesOf(list: readonly (string | Layer)[]): string {
  return list.map((entry) => (typeof entry === 'string' ? entry : entry.at)).join(', ')
}
