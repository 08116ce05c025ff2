export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

const STORED = 'yardstick.language'

function stored(): Language {
  const value = typeof localStorage === 'undefined' ? null : localStorage.getItem(STORED)
  return languages.find((l) => l === value) ?? 'zh-CN'
}

let now: Language = stored()

/** The language that the reader chose on this device; Chinese until then. */
export const currentLanguage = (): Language => now

/** Keeps the choice for the next start, and tells screen readers. */
export function keepLanguage(language: Language) {
  now = language
  localStorage.setItem(STORED, language)
  document.documentElement.lang = language
}
