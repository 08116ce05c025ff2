import app from '@/i18n/en/app'
import enums from '@/i18n/en/enums'
import standing from '@/i18n/en/standing'
import phone from './en'

export default { phone, standing, enums, app: { tasks: app.tasks } }
