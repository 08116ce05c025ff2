import * as format from '@/lib/format'
import { language } from './texts'

/** Days and instants in the reader's language. */
export const day = (value: string) => format.day(value, language.value)
export const instant = (value: string | number) => format.instant(new Date(value).toISOString(), language.value)
