export default {
  title: 'Sign in',
  lead: 'Police grade management',
  username: 'User name',
  password: 'Password',
  signIn: 'Sign in',
  ended: 'Your session has ended. Please sign in again.',
  help: 'If you forgot your password or your account is locked, ask the system administrator of your bureau.',
}
