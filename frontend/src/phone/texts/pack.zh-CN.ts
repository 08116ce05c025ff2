import app from '@/i18n/zh-CN/app'
import enums from '@/i18n/zh-CN/enums'
import standing from '@/i18n/zh-CN/standing'
import phone from './zh-CN'

export default { phone, standing, enums, app: { tasks: app.tasks } }
