import { register } from '../ui/register.js'
import { KlucznikPanel } from './klucznik-panel.js'

register('klucznik-panel', KlucznikPanel)
