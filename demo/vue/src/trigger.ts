import 'payitoff-link';
import 'payitoff-link/vue';
import { createApp } from 'vue';
import { createVuetify } from 'vuetify';
import 'vuetify/styles';
import VuetifyTrigger from './VuetifyTrigger.vue';

createApp(VuetifyTrigger).use(createVuetify()).mount('#app');
