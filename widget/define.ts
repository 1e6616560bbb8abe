import { KlucznikRecovery } from './klucznik-recovery.js'
import { register } from './register.js'

register('klucznik-recovery', KlucznikRecovery)
