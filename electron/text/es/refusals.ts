import type { RefusalTexts } from '../shape.ts'
import { place as at } from './place.ts'
import { states } from './states.ts'

/** What happened, and what to do. */
export const refusals: RefusalTexts = {
  'input.invalid': ({ field }) => `Hay un dato que no es válido (${field}). Revíselo y vuelva a intentarlo.`,
  'sender.unknown': () => 'Esta ventana ya no está registrada. Ciérrela y ábrala de nuevo.',
  'station.forbidden': () => 'Este puesto no puede hacer eso. Hágalo desde el puesto que corresponde.',
  'person.required': () => 'Nadie ha entrado en este puesto. Elija su nombre y repita la acción.',
  'person.forbidden': () => 'Su función no permite hacer eso. Pídaselo a alguien que tenga permiso.',
  'session.locked': () => 'Esta ventana está bloqueada. Desbloquéela con su PIN y repita la acción.',
  'person.not_found': () => 'Esa persona ya no figura en la oficina. Elija otro nombre.',
  'person.still_active': () =>
    'Esa persona sigue trabajando aquí. Dela de baja antes de borrar sus datos personales.',
  'person.busy': ({ ticket, place }) =>
    `Usted ya tiene abierto el ${ticket} en ${at(place)}. Termínelo primero.`,
  'person.elsewhere': ({ place }) =>
    `Esa persona está trabajando en ${at(place)}. Debe salir de allí primero.`,
  'pin.wrong': ({ left }) =>
    left === 1
      ? 'Ese PIN no es correcto. Si vuelve a fallar habrá que esperar un momento.'
      : `Ese PIN no es correcto. Quedan ${left} intentos antes de una espera.`,
  'pin.locked_out': ({ until }, time) =>
    `Demasiados intentos fallidos en este puesto. Espere hasta las ${time(until)}, o pida a gerencia un código de inicio.`,
  'pin.missing': () => 'Todavía no tiene PIN. Pida a gerencia un código de inicio para elegir el suyo.',
  'pin.weak': () =>
    'Ese PIN es demasiado fácil de adivinar. Use al menos seis cifras que no estén repetidas ni seguidas.',
  'pin.code_wrong': () =>
    'Ese código no es correcto. Cópielo signo por signo; da igual escribirlo con guiones o en minúsculas.',
  'pin.expired': () => 'Ese código de inicio ya no vale. Pida otro a gerencia.',
  'pin.key_lost': () =>
    'Falta la clave con la que se guardaban los PIN de la oficina. Entre con el código de recuperación impreso.',
  'office.missing': () => 'Todavía no hay ninguna oficina. Complete la puesta en marcha.',
  'office.exists': ({ name }) => `Ya existe la oficina «${name}» en este equipo. No se ha cambiado nada.`,
  'office.prefix_used': ({ prefix }) => `La letra ${prefix} está repetida. Cada trámite necesita la suya.`,
  'office.number_used': ({ number }) =>
    `El número de ventanilla ${number} está repetido. Cambie uno de los dos.`,
  'office.without_manager': () =>
    'Nadie tiene la función de gerencia. Désela a una persona para poder empezar.',
  'service.not_found': () => 'Ese trámite ya no se ofrece. Elija otro.',
  'priority.not_found': () => 'Esa prioridad ya no se usa. Elija otra.',
  'counter.not_found': () => 'Esa ventanilla ya no existe. Elija otra en el menú de ventanas.',
  'counter.busy': ({ ticket }) =>
    `Esta ventanilla tiene abierto el ${ticket}. Termínelo o devuélvalo a la espera.`,
  'counter.without_services': ({ counter }) =>
    `La ventanilla ${counter} no tiene trámites asignados. Gerencia debe asignarle alguno.`,
  'counter.in_use': ({ counter, by }) =>
    `La ventanilla ${counter} la ocupa ${by}. Elija otra o espere a que salga.`,
  'counter.paused': ({ since }, time) =>
    `La ventanilla está en pausa desde las ${time(since)}. Reanúdela para llamar.`,
  'queue.empty': () => 'No hay personas en espera para esta ventanilla. Le avisaremos cuando llegue alguien.',
  'queue.cooling': ({ count, nextAt }, time) =>
    count === 1
      ? `La única persona en espera no estaba cuando se la llamó. Se podrá llamar de nuevo a las ${time(nextAt)}.`
      : `Las ${count} personas en espera no estaban cuando se las llamó. La primera, de nuevo a las ${time(nextAt)}.`,
  'ticket.not_found': () => 'Ese turno no existe en esta oficina. Compruebe el número.',
  'ticket.taken': ({ ticket, by }) => `El ${ticket} ya lo tiene ${at(by)}. Llame al siguiente.`,
  'ticket.changed': ({ ticket, state }) =>
    `El ${ticket} ya no estaba como se veía: ahora consta como ${states[state]}. La pantalla se ha actualizado.`,
  'ticket.cooling': ({ ticket, until }, time) =>
    `El ${ticket} no estaba hace un momento. Se podrá llamar a las ${time(until)}, o antes si vuelve.`,
  'ticket.elsewhere': ({ ticket, place }) =>
    `El ${ticket} se atiende en ${at(place)}. Solo desde allí se puede cambiar.`,
  'ticket.held_by': ({ ticket, by }) =>
    `El ${ticket} lo tiene apartado ${by}. Solo esa persona puede retomarlo mientras esté en su puesto.`,
  'ticket.other_day': ({ ticket, day }) => `El ${ticket} es del ${day}. Emita un turno nuevo para hoy.`,
  'transfer.same_queue': ({ ticket }) =>
    `El ${ticket} ya está en ese mismo sitio. Elija otro destino, o devuélvalo a la espera.`,
  'line.not_found': () => 'Ese trámite ya no figura en el turno. La lista se ha actualizado.',
  'line.duplicate': ({ service }) => `«${service}» ya figura en el turno. Cambie la cantidad si son varios.`,
  'request.reused': () => 'Esa petición ya se usó para otra cosa y no se hizo nada. Repita la acción.',
  'reason.required': () => 'Esto pasa por delante de otras personas. Escriba el motivo para continuar.',
  'undo.nothing': () => 'No hay nada que deshacer en este turno. Si hay un error, anúlelo con su motivo.',
  'undo.too_late': ({ minutes }) => `Solo se puede deshacer durante ${minutes} minutos, y ya han pasado.`,
  'undo.not_yours': () => 'Lo último lo hizo otra persona. Solo ella puede deshacerlo.',
  'undo.changed': ({ ticket }) =>
    `Después ocurrió algo más con el ${ticket}. Ya no se puede deshacer aquel paso.`,
  'undo.counter_busy': ({ ticket }) => `El puesto tiene abierto el ${ticket}. Termínelo antes de deshacer.`,
  'alert.resolved': () => 'Esa alerta ya está resuelta. Si sigue haciendo falta ayuda, dé otra.',
  'alert.said': () => 'Eso ya consta. Puede avanzar al paso siguiente.',
  'alert.not_yours': () =>
    'Solo quien dio la alerta puede cancelarla. Seguridad o gerencia pueden resolverla.',
  'alert.cancelled': () =>
    'Esa alerta ya se había cancelado. Seguridad la ve hasta que alguien lo compruebe.',
  'alert.sender_alone': () =>
    'Quien dio la alerta no puede resolverla a solas. Antes tiene que haber contestado otra persona.',
  'server.single': () =>
    'Esta oficina trabaja en un solo equipo. Para tener varios puestos hace falta un servidor PostgreSQL: vea docs/office.md.',
  'server.not_found': ({ host }) =>
    `No se encuentra ningún servidor en ${host}. Compruebe la dirección, que el servidor esté encendido y que el cortafuegos deje pasar.`,
  'server.untrusted': ({ host }) =>
    `El servidor de ${host} no es el de la oficina de este código. No se le ha enviado nada. Compruebe la dirección y pida otro código a gerencia.`,
  'server.plain': ({ host }) =>
    `El servidor de ${host} no cifra la conexión. Quien lo instaló debe prepararlo antes (docs/office.md).`,
  'server.far': ({ host }) =>
    `El servidor está en otro equipo (${host}) y su conexión no está cifrada. Prepare el servidor desde el equipo en el que está instalado PostgreSQL.`,
  'server.refused': ({ host }) =>
    `El servidor de ${host} no acepta ese usuario o esa contraseña. Escríbalos de nuevo.`,
  'server.rights': () =>
    'Ese usuario no puede administrar el servidor. Use el usuario administrador de PostgreSQL (por lo general, postgres).',
  'server.too_old': ({ version }) =>
    `El servidor tiene PostgreSQL ${version} y hace falta la versión 15 o una posterior. Actualícelo y vuelva a intentarlo.`,
  'server.database_used': ({ database }) =>
    `En la base de datos ${database} hay datos de otro programa y no se ha tocado nada. Elija otro nombre de base de datos.`,
  'pairing.mistyped': () =>
    'Ese código no está completo o tiene algún signo cambiado. Compárelo con el que se ve en el puesto de gerencia.',
  'pairing.over': () => 'Ese código ya se ha usado o ha caducado. Pida uno nuevo en el puesto de gerencia.',
  'pairing.no_authority': () =>
    'Este puesto no guarda la llave de la oficina y no puede añadir otros. Hágalo en el puesto de gerencia que preparó el servidor.',
  'station.not_found': () => 'Ese puesto ya no figura en la oficina. Elija otro de la lista.',
  'station.itself': () =>
    'Un puesto no puede darse de baja a sí mismo. Hágalo desde otro puesto de gerencia.',
  'station.without_role': () =>
    'Este puesto no tiene esa función. Gerencia puede dársela añadiéndolo de nuevo con ella.',
  'store.unreadable': ({ file }) =>
    `No se puede leer el archivo de datos. Compruebe que el disco está conectado y que tiene permiso: ${file}`,
  'store.read_only': ({ file }) =>
    `El archivo de datos está protegido contra escritura. Dé permiso de escritura al archivo y a su carpeta: ${file}`,
  'store.locked': ({ file }) =>
    `Otra copia de Antesala está usando estos datos. Ciérrela, o trabaje desde aquella: ${file}`,
  'store.foreign': ({ file }) =>
    `Ese archivo no es de Antesala y no se ha tocado. Muévalo a otro sitio o elija otra carpeta de datos: ${file}`,
  'store.newer': ({ file }) =>
    `Los datos son de una versión más nueva de Antesala. Actualice este equipo; nada se ha cambiado: ${file}`,
  'store.damaged': ({ file }) =>
    `El archivo de datos está dañado y no se ha tocado. Guarde una copia y recupere el último respaldo: ${file}`,
  'store.full': ({ file }) =>
    `El disco está lleno: lo último no se guardó, todo lo anterior sí. Libere espacio y repítalo. Archivo: ${file}`,
  'store.unreachable': ({ file }) =>
    `No hay conexión con los datos de la oficina (${file}). No consta que se haya guardado: compruebe la red y mire antes de repetir.`,
  'store.behind': ({ file }) =>
    `Los datos de la oficina son de una versión anterior. Inicie primero la versión nueva en el puesto de gerencia; después este puesto seguirá solo. Servidor: ${file}`,
  'store.outdated': () =>
    'Este puesto tiene una versión anterior a la de la oficina y solo puede consultar. Actualice Antesala en este equipo.',
  'store.dismissed': ({ file }) =>
    `El servidor ya no admite este puesto. Si sigue en uso, pida a gerencia un código para añadirlo de nuevo. Servidor: ${file}`,
  'store.untrusted': ({ file }) =>
    `El servidor que contesta no es el de la oficina, o su certificado ha caducado. No se le ha enviado nada. Avise a quien lo instaló. Servidor: ${file}`,
  'store.no_credentials': ({ file }) =>
    `Este equipo no puede leer las credenciales con las que entra en la oficina. Si el llavero del sistema está cerrado, ábralo; si se perdieron, pida a gerencia un código nuevo. Servidor: ${file}`,
  'store.busy': () => 'Los datos están ocupados en este momento y no se guardó nada. Repita la acción.',
  unexpected: ({ reference }) =>
    `Ha ocurrido algo inesperado y no se guardó nada. Repita la acción; si sigue, avise con la referencia ${reference}.`,
}
