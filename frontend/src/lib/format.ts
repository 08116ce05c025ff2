/** Wherever the reader sits, the bureau's clock counts. */
const ZONE = 'Asia/Shanghai'

/** Days and instants in the reader's language. Points and shares are decimal strings and are never made into numbers. */
export function day(value: string | null | undefined, language: string): string {
  if (!value) return ''
  const [y, m, d] = value.split('-').map(Number)
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(Date.UTC(y ?? 0, (m ?? 1) - 1, d ?? 1))
}

export function instant(value: string | null | undefined, language: string): string {
  if (!value) return ''
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE }).format(new Date(value))
}

/** Date and time of a `datetime-local` field, meant in the bureau's zone, as an instant. The zone has had no summer time since 1991. */
export function instantOf(local: string): string {
  return local ? `${local}:00+08:00` : ''
}

/** The other way round; now when left out. */
export function localOf(value: string | Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeStyle: 'short', timeZone: ZONE }).format(new Date(value)).replace(' ', 'T')
}

/** "0.2" as "20%": moves the point in the text, no floating point. */
export function percent(share: string | null | undefined): string {
  if (!share) return ''
  const [whole = '0', parts = ''] = share.split('.')
  const digits = parts.padEnd(2, '0')
  const rest = digits.slice(2).replace(/0+$/, '')
  return `${`${whole}${digits.slice(0, 2)}`.replace(/^0+(?=\d)/, '')}${rest ? `.${rest}` : ''}%`
}

/** "20" or "12.5" (percent) as the share "0.2", "0.125". */
export function shareOf(percentText: string): string {
  const [whole = '0', parts = ''] = percentText.trim().split('.')
  const padded = whole.padStart(3, '0')
  const digits = `${padded.slice(-2)}${parts}`.replace(/0+$/, '')
  const head = padded.slice(0, -2).replace(/^0+(?=\d)/, '')
  return digits ? `${head}.${digits}` : head
}

/** Points without needless zeros: "-30.00" as "-30". */
export function points(value: string | null | undefined): string {
  if (value === null || value === undefined) return ''
  return value.includes('.') ? value.replace(/\.?0+$/, '') : value
}

/** Today in the bureau's zone as an ISO day. */
export function today(): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE }).format(new Date())
}

/** Points as what they do to a score: "1.00" as "+1", "-30.00" as "−30". */
export function change(value: string | null | undefined): string {
  const text = points(value)
  return text.startsWith('-') ? `−${text.slice(1)}` : text && `+${text}`
}
