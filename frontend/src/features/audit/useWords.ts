import { useI18n } from 'vue-i18n'
import type { Schema } from '@/api/types'
import { useActionWords } from '@/parts/useActionWords'

type Line = Schema<'AuditLine'>

/** What a line says, in words where there are some. */
export function useWords() {
  const { t, te } = useI18n()
  const action = useActionWords()
  const known = (key: string, otherwise: string) => (te(key) ? t(key) : otherwise)
  return {
    action: (line: Line) => action(line.action),
    record: (line: Line) => `${known(`audit.types.${line.recordType.replaceAll('-', '_')}`, line.recordType)} ${line.recordId}`,
    roles: (line: Line) => line.actingAs.map((role) => known(`enums.Role.${role}`, role)).join(t('common.listComma')),
  }
}
