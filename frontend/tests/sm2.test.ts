import { describe, expect, it } from 'vitest'
import { sm2 } from '@/features/verify/sm2'

const bytes = (text: string) => new TextEncoder().encode(text)
const octets = (hex: string) => Uint8Array.from(hex.match(/../g)!, (pair) => parseInt(pair, 16))
// GB/T 32918.5-2017, annex A.2.
const POINT = '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13'
const SIGNATURE = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa'
const USER = bytes('1234567812345678')

describe('signatures by SM2 with SM3', () => {
  it('accepts the standard’s example, and no other text, signer or bit', () => {
    const signed = sm2(octets(POINT), USER)
    const signature = octets(SIGNATURE)
    expect(signed(bytes('message digest'), signature)).toBe(true)
    expect(signed(bytes('message digesT'), signature)).toBe(false)
    expect(sm2(octets(POINT), bytes('1234567812345679'))(bytes('message digest'), signature)).toBe(false)
    for (let bit = 0; bit < signature.length * 8; bit += 7) {
      signature[bit >> 3]! ^= 1 << bit % 8
      expect(signed(bytes('message digest'), signature)).toBe(false)
      signature[bit >> 3]! ^= 1 << bit % 8
    }
    expect(signed(bytes('message digest'), new Uint8Array(64))).toBe(false)
    expect(signed(bytes('message digest'), new Uint8Array(64).fill(255))).toBe(false)
  })

  it('takes no key that is not on the curve', () => {
    for (const wrong of [POINT.slice(0, -2) + '12', `03${POINT.slice(2)}`, POINT.slice(0, -2), `04${'00'.repeat(64)}`]) expect(() => sm2(octets(wrong), USER)).toThrow()
    expect(() => sm2(octets(POINT), new Uint8Array())).toThrow()
  })
})
