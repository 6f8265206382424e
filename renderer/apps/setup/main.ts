import { startApp } from '#shared/start-app.ts'
import App from './App.vue'

void startApp(App)
