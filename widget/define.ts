import { KlucznikRecovery } from './klucznik-recovery.js'
import { register } from '../ui/register.js'

register('klucznik-recovery', KlucznikRecovery)
