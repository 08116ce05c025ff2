export default {
  title: '登录',
  lead: '警务等级管理',
  username: '用户名',
  password: '口令',
  signIn: '登录',
  ended: '登录已失效,请重新登录。',
  help: '忘记口令或账号被锁定,请联系本局系统管理员。',
}
