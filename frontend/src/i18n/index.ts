import { createI18n } from 'vue-i18n'

export const languages = ['zh-CN', 'en'] as const
export type Language = (typeof languages)[number]

type Texts = Record<string, unknown>
const STORED = 'yardstick.language'

/** One file per feature and language; the file's name is the first word of its keys. */
function gather(files: Record<string, { default: Texts }>): Texts {
  return Object.fromEntries(Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.ts$/g, ''), file.default]))
}

function stored(): Language {
  const value = typeof localStorage === 'undefined' ? null : localStorage.getItem(STORED)
  return languages.find((l) => l === value) ?? 'zh-CN'
}

export const i18n = createI18n({
  legacy: false,
  locale: stored() as string,
  fallbackLocale: false,
  missingWarn: import.meta.env.DEV,
  messages: {
    'zh-CN': gather(import.meta.glob<{ default: Texts }>('./zh-CN/*.ts', { eager: true })) as never,
    en: gather(import.meta.glob<{ default: Texts }>('./en/*.ts', { eager: true })) as never,
  } as Record<string, never>,
})

export const currentLanguage = (): Language => i18n.global.locale.value as Language

export function setLanguage(language: Language) {
  i18n.global.locale.value = language
  localStorage.setItem(STORED, language)
  document.documentElement.lang = language
}

/** For texts outside of components. */
export const t = (key: string, values: Record<string, unknown> = {}) => i18n.global.t(key, values)
