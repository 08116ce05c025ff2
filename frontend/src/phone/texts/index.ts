import { shallowRef } from 'vue'
import { currentLanguage, keepLanguage, type Language } from '@/lib/language'

type Texts = { [word: string]: string | Texts }

const packs: Record<Language, () => Promise<{ default: Texts }>> = {
  'zh-CN': () => import('./pack.zh-CN'),
  en: () => import('./pack.en'),
}
const texts = shallowRef<Texts>({})
export const language = shallowRef<Language>(currentLanguage())

/** Loads the words of one language, for the page of this moment and the next start. */
export async function speak(chosen: Language) {
  texts.value = (await packs[chosen]()).default
  language.value = chosen
  keepLanguage(chosen)
}

/** The words for a key, with `{holes}` filled. */
export function t(key: string, values: Record<string, string | number> = {}): string {
  let found: string | Texts | undefined = texts.value
  for (const word of key.split('.')) found = typeof found === 'object' ? found[word] : undefined
  return typeof found === 'string' ? found.replace(/\{(\w+)\}/g, (hole, name: string) => String(values[name] ?? hole)) : key
}
