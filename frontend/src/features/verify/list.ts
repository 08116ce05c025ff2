import { canonical, parseCanonical } from './canonical'
import { checkNote, decode, included, integer, leafOf, open, owns, same, type Hash, type Keys, type Members } from './receipt'

/**
 * The page's own check of a whole sealed list as one file (docs/adr/0030), for lists that a device holds in memory; larger ones are for
 * `make verify`. It shares nothing with that and says the same.
 */

export const kinds = ['FORM', 'DOCUMENT', 'SIGNATURE', 'CONTENT', 'CHANGED', 'PROOF', 'UNPROVEN', 'INSERTED', 'MISSING', 'CUT_OFF', 'ROOT'] as const
/** Row of the file; first and last place in the list that are meant: all from 1, 0 for none. */
export interface Finding {
  kind: (typeof kinds)[number]
  row: number
  first: number
  last: number
}
export interface Checked {
  findings: Finding[]
  lines: number
  size: number
  sealed: Members
}

const TILE = 256

interface Tile {
  number: number
  row: number
  leaves: Uint8Array[] | null
  path: Uint8Array[]
  made: (Uint8Array | undefined)[]
}

/** What is wrong with a list, and what it seals. */
export function checkList(file: Uint8Array, keys: Keys): Checked {
  const findings: Finding[] = []
  const find = (kind: Finding['kind'], row: number, first = 0, last = first) => void findings.push({ kind, row, first, last })
  const result: Checked = { findings, lines: 0, size: 0, sealed: {} }
  const rows = rowsOf(file)
  let header: Members
  let opened
  try {
    header = members(rows[0], 'document lines note type')
    if (header.type !== 'yardstick.list/1' || typeof header.document !== 'string' || typeof header.note !== 'string') throw new Error('no list')
    integer(header.lines)
    checkNote(header.note)
    opened = open(header.document, header.note, keys)
  } catch {
    find('FORM', 1)
    return result
  }
  if (opened.fault) {
    find(opened.fault as Finding['kind'], 1)
    return result
  }
  const { hash, sealed, size, root } = opened
  const tiles = Math.ceil(size / TILE)
  const whole = header.lines === size
  const leaves: Uint8Array[] = []
  Object.assign(result, { size, sealed })
  let tile: Tile | null = null
  let number = -1
  let next = 0
  let ended = false
  const length = (of: number) => Math.min(TILE, size - of * TILE)
  const proven = (of: Tile, all: Uint8Array[]) => included(hash, of.number, tiles, rootOf(hash, all), of.path, root)

  function begin(text: string, row: number) {
    const found: Tile = { number: number + 1, row, leaves: null, path: [], made: [] }
    let claimed: Uint8Array[] = []
    try {
      const tileRow = members(text, 'leaves path tile')
      found.number = integer(tileRow.tile)
      found.path = hashes(tileRow.path, 64)
      claimed = hashes(tileRow.leaves, TILE)
    } catch {
      claimed = []
    }
    if (found.number <= number || found.number >= tiles) return find('INSERTED', row)
    if (found.number > number + 1) find('MISSING', row, next + 1, found.number * TILE)
    number = found.number
    next = number * TILE
    if (claimed.length === length(number) && proven(found, claimed)) found.leaves = claimed
    tile = found
  }

  function line(text: string, row: number) {
    result.lines++
    let index: number
    let leaf: Uint8Array
    let own: boolean
    try {
      const found = members(text, 'index line salt')
      index = integer(found.index)
      decode(found.salt as string, 16)
      if (typeof found.line !== 'object' || found.line === null || Array.isArray(found.line)) throw new Error('no line')
      leaf = leafOf(hash, found.line, found.salt as string)
      own = owns(sealed, found.line as Members)
    } catch {
      find('FORM', row, next + 1)
      next++
      return
    }
    if (!tile || index < next || index >= tile.number * TILE + length(tile.number)) return find('INSERTED', row, index + 1)
    if (index > next && whole) find('MISSING', row, next + 1, index)
    next = index + 1
    const at = index - tile.number * TILE
    tile.made[at] = leaf
    if ((tile.leaves && !same(leaf, tile.leaves[at]!)) || !own) find('CHANGED', row, index + 1)
  }

  function end() {
    if (!tile) return
    const first = tile.number * TILE
    const { made, leaves: known } = tile
    const all = Array.from({ length: length(tile.number) }, (_, at) => made[at] ?? known?.[at])
    if (!known) find(all.every((leaf) => leaf) && proven(tile, all as Uint8Array[]) ? 'PROOF' : 'UNPROVEN', tile.row, first + 1, first + all.length)
    else if (whole && next < first + all.length) find('MISSING', 0, next + 1, first + all.length)
    leaves.push(...all.map((leaf) => leaf ?? new Uint8Array(32)))
    next = first + all.length
    tile = null
  }

  rows.slice(1).forEach((text, i) => {
    const row = i + 2
    if (ended) find('INSERTED', row)
    else if (text?.startsWith('{"end":')) {
      end()
      ended = true
      if (result.lines !== header.lines || text !== canonical({ end: result.lines })) find('CUT_OFF', row)
    } else if (text?.startsWith('{"leaves":')) {
      end()
      begin(text, row)
    } else line(text ?? '', row)
  })
  end()
  if (!ended) find('CUT_OFF', 0)
  else if (next < size) find('MISSING', 0, next + 1, size)
  if (findings.length === 0 && (leaves.length !== size || !same(rootOf(hash, leaves), root))) find('ROOT', 0)
  return result
}

/** Rows, each ended by a line feed; what is no UTF-8 is a row that nothing begins with. */
function rowsOf(file: Uint8Array): (string | null)[] {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const rows: (string | null)[] = []
  for (let from = 0; from < file.length; ) {
    const feed = file.indexOf(10, from)
    const until = feed < 0 ? file.length : feed
    try {
      rows.push(decoder.decode(file.subarray(from, until)))
    } catch {
      rows.push(null)
    }
    from = until + 1
  }
  return rows
}

function members(text: string | null | undefined, names: string): Members {
  const found = parseCanonical(text ?? '') as Members
  if (Object.keys(found).sort().join(' ') !== names) throw new Error('no row of a list')
  return found
}

function hashes(texts: unknown, most: number): Uint8Array[] {
  if (!Array.isArray(texts) || texts.length > most) throw new Error('no hashes')
  return texts.map((one) => decode(one as string, 32))
}

/** The root over leaves that are met one after the other (RFC 9162, 2.1.1). */
function rootOf(hash: Hash, leaves: Uint8Array[]): Uint8Array {
  const node = (left: Uint8Array, right: Uint8Array) => hash(Uint8Array.from([1, ...left, ...right]))
  const complete: Uint8Array[] = []
  leaves.forEach((leaf, size) => {
    let top = leaf
    for (let rest = size; rest % 2 === 1; rest = Math.floor(rest / 2)) top = node(complete.pop()!, top)
    complete.push(top)
  })
  return complete.length === 0 ? hash(new Uint8Array()) : complete.reduceRight((right, left) => node(left, right))
}
