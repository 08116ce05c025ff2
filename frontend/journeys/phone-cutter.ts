import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** Numbers between 0 and 1 that are the same for the same seed. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Where a connection is cut: in the middle of what goes up or comes down, or when the work is done and its answer comes. */
type Place = 'up' | 'down' | 'answer'

/** A poor network between browser and service: while `left` is above zero, connections break at random bytes. */
export class Cutter {
  cuts: Record<Place, number> = { up: 0, down: 0, answer: 0 }
  /** Breaks still to come. */
  left = 0
  /** How often each Idempotency-Key set out for the service. */
  readonly sent = new Map<string, number>()
  private readonly server: Server
  private readonly sockets = new Set<Socket>()

  constructor(
    target: URL,
    private readonly random: () => number,
  ) {
    this.server = createServer((near) => this.join(near, connect(Number(target.port), target.hostname)))
  }

  /** Its address, to be used in place of the service's. */
  async open(): Promise<string> {
    await new Promise<void>((done) => this.server.listen(0, '127.0.0.1', done))
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`
  }

  close() {
    this.server.close()
    this.sockets.forEach((socket) => socket.destroy())
  }

  get total(): number {
    return this.cuts.up + this.cuts.down + this.cuts.answer
  }

  private note(bytes: Buffer) {
    for (const [, key] of bytes.toString('latin1').matchAll(/^idempotency-key: (\S+)\r$/gim)) this.sent.set(key!, (this.sent.get(key!) ?? 0) + 1)
  }

  private join(near: Socket, far: Socket) {
    // Every request of a connection has a fate of its own, since a spared connection lasts; some requests are spared.
    const fate = () => {
      const place = (['up', 'down', 'answer', null, null] as const)[Math.floor(this.random() * 5)]!
      // Heads of requests are some hundred bytes, answers some thousand, parts of photos a hundred thousand.
      return { place, budget: Math.ceil(10 ** (1.5 + this.random() * (place === 'up' ? 3.5 : 2))) }
    }
    let { place, budget } = fate()
    let answered = false
    const end = () => {
      near.destroy()
      far.destroy()
    }
    const cut = (way: Place) => {
      this.left--
      this.cuts[way]++
      end()
    }
    const pass = (way: Place, to: Socket) => (bytes: Buffer) => {
      if (way === 'up') this.note(bytes)
      if (way === 'up' && answered) ({ place, budget } = fate())
      answered = way === 'down'
      if (this.left > 0 && place === 'answer' && way === 'down') return cut('answer')
      if (this.left > 0 && place === way && bytes.length >= budget) {
        to.write(bytes.subarray(0, budget), () => cut(way))
        budget = Infinity
        return
      }
      if (place === way) budget -= bytes.length
      to.write(bytes)
    }
    near.on('data', pass('up', far))
    far.on('data', pass('down', near))
    for (const socket of [near, far]) {
      this.sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        this.sockets.delete(socket)
        end()
      })
    }
  }
}
