/** SM3 (GB/T 32905-2016), which no library in use here has; held against the published vectors. */

const START = [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e]
const turn = (x: number, by: number) => (x << by) | (x >>> ((32 - by) & 31))
const p0 = (x: number) => x ^ turn(x, 9) ^ turn(x, 17)
const p1 = (x: number) => x ^ turn(x, 15) ^ turn(x, 23)

export function sm3(input: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((input.length + 9) / 64) * 64)
  padded.set(input)
  padded[input.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setBigUint64(padded.length - 8, BigInt(input.length) * 8n)
  const state = Int32Array.from(START)
  for (let at = 0; at < padded.length; at += 64) block(state, view, at)
  const out = new Uint8Array(32)
  const words = new DataView(out.buffer)
  state.forEach((word, i) => words.setInt32(i * 4, word))
  return out
}

function block(state: Int32Array, input: DataView, at: number) {
  const w = new Int32Array(68)
  for (let j = 0; j < 16; j++) w[j] = input.getInt32(at + j * 4)
  for (let j = 16; j < 68; j++) w[j] = p1(w[j - 16]! ^ w[j - 9]! ^ turn(w[j - 3]!, 15)) ^ turn(w[j - 13]!, 7) ^ w[j - 6]!
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let j = 0; j < 64; j++) {
    const ss1 = turn((turn(a, 12) + e + turn(j < 16 ? 0x79cc4519 : 0x7a879d8a, j % 32)) | 0, 7)
    const ss2 = ss1 ^ turn(a, 12)
    const ff = j < 16 ? a ^ b ^ c : (a & b) | (a & c) | (b & c)
    const gg = j < 16 ? e ^ f ^ g : (e & f) | (~e & g)
    const tt1 = (ff + d + ss2 + (w[j]! ^ w[j + 4]!)) | 0
    const tt2 = (gg + h + ss1 + w[j]!) | 0
    ;[a, b, c, d, e, f, g, h] = [tt1, a, turn(b, 9), c, p0(tt2), e, turn(f, 19), g]
  }
  ;[a, b, c, d, e, f, g, h].forEach((word, i) => (state[i]! ^= word))
}
