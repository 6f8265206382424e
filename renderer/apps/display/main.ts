import { startApp } from '#shared/start-app.ts'
import './hall.css'
import App from './App.vue'

void startApp(App)
