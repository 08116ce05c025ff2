/** How far this device's clock is behind the service's, in milliseconds; null until an answer told. */
let behind: number | null = null

/** Learns from the Date header of an answer, where it came whole. */
export function learn(headers: Headers, now = Date.now()) {
  const date = headers.get('Date') ?? ''
  const told = date.endsWith('GMT') ? Date.parse(date) : NaN
  if (Number.isFinite(told)) behind = told - now
}

export const isKnown = () => behind !== null

/** A time of this device as the service's clock would have it; never later than now. */
export function corrected(device: number, now = Date.now()): number {
  const shift = behind ?? 0
  return Math.min(device, now) + shift
}
