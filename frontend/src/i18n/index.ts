import { createI18n } from 'vue-i18n'
import { currentLanguage, keepLanguage, type Language } from '@/lib/language'

type Texts = Record<string, unknown>

/** One file per feature and language; the file's name is the first word of its keys. */
function gather(files: Record<string, { default: Texts }>): Texts {
  return Object.fromEntries(Object.entries(files).map(([path, file]) => [path.replace(/^.*\/|\.ts$/g, ''), file.default]))
}

export const i18n = createI18n({
  legacy: false,
  locale: currentLanguage() as string,
  fallbackLocale: false,
  missingWarn: import.meta.env.DEV,
  messages: {
    'zh-CN': gather(import.meta.glob<{ default: Texts }>('./zh-CN/*.ts', { eager: true })) as never,
    en: gather(import.meta.glob<{ default: Texts }>('./en/*.ts', { eager: true })) as never,
  } as Record<string, never>,
})

export function setLanguage(language: Language) {
  i18n.global.locale.value = language
  keepLanguage(language)
}

/** For texts outside of components. */
export const t = (key: string, values: Record<string, unknown> = {}) => i18n.global.t(key, values)
