import app from '@/i18n/zh-CN/app'
import enums from '@/i18n/zh-CN/enums'
import phone from './zh-CN'

export default { phone, enums, app: { tasks: app.tasks } }
