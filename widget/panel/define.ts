import { register } from '../register.js'
import { KlucznikPanel } from './klucznik-panel.js'

register('klucznik-panel', KlucznikPanel)
