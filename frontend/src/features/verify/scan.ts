/**
 * What was scanned from paper and pasted: a receipt in parts (`YS1/2/3/…`: compressed by zlib, spelt in base32; docs/adr/0028), in any
 * order and with blanks wherever copying put them; the signed note of a notice; or the text of a receipt itself.
 */
export type Scanned = { kind: 'receipt'; file: Uint8Array } | { kind: 'note'; note: string } | { kind: 'parts'; have: number; of: number } | { kind: 'unreadable' }

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const PART = /^YS1\/([1-9]\d?)\/([1-9]\d?)\/([A-Z2-7]+)$/
/** No receipt is longer; whoever pastes what unpacks to more gets nothing. */
const LONGEST = 65_536

export async function scanned(pasted: string): Promise<Scanned> {
  const text = pasted.replaceAll('\r\n', '\n').trim()
  if (text.startsWith('{')) return { kind: 'receipt', file: new TextEncoder().encode(text) }
  if (text.startsWith('yardstick/')) return { kind: 'note', note: `${text}\n` }
  const parts = text.replaceAll(/\s/g, '').split(/(?=YS1\/)/).map((part) => PART.exec(part))
  const of = Number(parts[0]?.[2])
  if (!of || parts.some((part) => Number(part?.[2]) !== of || Number(part?.[1]) > of)) return { kind: 'unreadable' }
  const letters = new Map(parts.map((part) => [Number(part![1]), part![3]!]))
  if (letters.size < of) return { kind: 'parts', have: letters.size, of }
  try {
    return { kind: 'receipt', file: await inflated(bytes(Array.from({ length: of }, (_, i) => letters.get(i + 1)).join(''))) }
  } catch {
    return { kind: 'unreadable' }
  }
}

function bytes(letters: string): Uint8Array<ArrayBuffer> {
  const found = new Uint8Array(Math.floor((letters.length * 5) / 8))
  let held = 0
  let bits = 0
  let at = 0
  for (const letter of letters) {
    held = ((held << 5) | LETTERS.indexOf(letter)) & 0xfff
    bits += 5
    if (bits >= 8) {
      bits -= 8
      found[at++] = held >> bits
    }
  }
  return found
}

async function inflated(packed: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const { readable, writable } = new DecompressionStream('deflate')
  const writer = writable.getWriter()
  // What is wrong is told on the side that reads.
  void Promise.all([writer.write(packed), writer.close()]).catch(() => undefined)
  const reader = readable.getReader()
  const found: number[] = []
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    if (found.length + piece.value.length > LONGEST) throw new Error('too long')
    found.push(...piece.value)
  }
  return Uint8Array.from(found)
}
