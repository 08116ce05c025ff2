import app from '@/i18n/en/app'
import enums from '@/i18n/en/enums'
import phone from './en'

export default { phone, enums, app: { tasks: app.tasks } }
