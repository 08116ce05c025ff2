/** A number of bytes as people read it. */
export function bytes(size: number): string {
  if (size < 1024) return `${size} B`
  if (size < 1024 * 1024) return `${Math.round(size / 1024)} KiB`
  return `${(size / (1024 * 1024)).toFixed(1)} MiB`
}
