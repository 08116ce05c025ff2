import { weierstrass } from '@noble/curves/abstract/weierstrass.js'
import { bytesToNumberBE } from '@noble/curves/utils.js'
import { sm3 } from './sm3'

/** SM2 with SM3 (GB/T 32918.2-2016, the curve of GB/T 32918.5), which no library in use here has: its own few steps on the curve arithmetic of `@noble/curves`. Checks alone. */

const CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
}
const Point = weierstrass(CURVE)
const POINT = 65

/** What tells whether a signature (r, s of 32 bytes each) over a text is by this key; throws for what is no key. */
export function sm2(point: Uint8Array, userId: Uint8Array): (text: Uint8Array, signature: Uint8Array) => boolean {
  if (point.length !== POINT || point[0] !== 4 || userId.length < 1 || userId.length > 64) throw new Error('no key')
  const key = Point.fromBytes(point)
  key.assertValidity()
  const bits = userId.length * 8
  const identity = sm3(Uint8Array.from([bits >> 8, bits & 255, ...userId, ...[CURVE.a, CURVE.b, CURVE.Gx, CURVE.Gy].flatMap(octets), ...point.subarray(1)]))
  return (text, signature) => {
    const [r, s] = [bytesToNumberBE(signature.subarray(0, 32)), bytesToNumberBE(signature.subarray(32))]
    const t = (r + s) % CURVE.n
    if (signature.length !== 64 || !inRange(r) || !inRange(s) || t === 0n) return false
    const sum = Point.BASE.multiplyUnsafe(s).add(key.multiplyUnsafe(t))
    return !sum.is0() && (bytesToNumberBE(sm3(Uint8Array.from([...identity, ...text]))) + sum.toAffine().x) % CURVE.n === r
  }
}

const inRange = (x: bigint) => x > 0n && x < CURVE.n
const octets = (x: bigint) => Array.from({ length: 32 }, (_, i) => Number((x >> BigInt(8 * (31 - i))) & 255n))
