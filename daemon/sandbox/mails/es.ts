import type { MailTexts, SignInTold } from './texts.ts'

const onOff = (on: boolean) => (on ? 'activada' : 'desactivada')
const mailed = (on: boolean) => (on ? 'sí' : 'no')
const set = (is: boolean) => (is ? 'definido' : 'falta')

const told = ({ when, place, device, ip }: SignInTold) =>
  `Fecha: ${when}\nUbicación: ${place}\nDispositivo: ${device}\nDirección IP: ${ip}`

export const es: MailTexts = {
  look: 'En caso de duda, no pulse ningún enlace de un correo: abra usted mismo el Manager y mire la actividad reciente.',
  newLocation: (signIn) => ({
    subject: 'Conexión desde una nueva ubicación',
    body: `Alguien ha iniciado sesión en su cuenta desde una nueva ubicación.\n${told(signIn)}\nSi recibe este correo justo después de haber iniciado sesión usted mismo, en una ventana privada o en un ordenador nuevo por ejemplo, puede ignorarlo.`,
  }),
  wrongPassword: (signIn) => ({
    subject: 'Intento de conexión con una contraseña incorrecta',
    body: `Alguien introdujo su dirección y después una contraseña incorrecta.\n${told(signIn)}`,
  }),
  signInPaused: (signIn) => ({
    subject: 'Demasiadas contraseñas incorrectas',
    body: `El inicio de sesión en su cuenta está en pausa: demasiadas contraseñas incorrectas seguidas. La última:\n${told(signIn)}`,
  }),
  passwordChanged: {
    subject: 'Su contraseña ha sido modificada',
    body: 'La contraseña de su cuenta ha sido modificada. Todas las demás sesiones han terminado.',
  },
  loginChanged: (address) => ({
    subject: 'Su dirección de conexión ha sido modificada',
    body: `Ahora inicia sesión con ${address}.`,
  }),
  expiresIn: (name, date, days) => ({
    subject: `${name} caduca en ${days === 1 ? '1 día' : `${days} días`}`,
    body: `El nombre de dominio ${name} caduca el ${date}. Renuévelo antes de que caduque.`,
  }),
  expired: (name, date) => ({
    subject: `${name} ha caducado`,
    body: `El nombre de dominio ${name} caducó el ${date}. Todavía se puede renovar al precio habitual.`,
  }),
  restorable: (name, fee) => ({
    subject: `${name} se puede restaurar`,
    body: `Restaurar el nombre de dominio ${name} cuesta ${fee}. Después se pierde.`,
  }),
  deleting: (name) => ({ subject: `${name} se está eliminando`, body: 'Ya no se puede restaurar.' }),
  free: (name) => ({ subject: `${name} está libre`, body: 'Ahora cualquiera puede registrarlo.' }),
  keptByWarranty: (name) => ({
    subject: `${name} se conservó gracias a su garantía de renovación`,
    body: `${name} no se renovó a tiempo y sigue activo. Un año está por pagar.`,
  }),
  productBlocked: (product, organisation) => ({
    subject: `La gestión de ${product} está bloqueada`,
    body: `La gestión de ${product} en la organización ${organisation} está bloqueada. Solo un administrador o el representante legal puede desbloquearla. El servicio en sí continúa.`,
  }),
  securityAlert: (settings) => ({
    subject: 'Compruebe la seguridad de su cuenta',
    body: [
      `Verificación en dos pasos: ${onOff(settings.twoFactor)}`,
      `Teléfono de recuperación: ${set(settings.phone)}`,
      `Dirección de recuperación: ${set(settings.address)}`,
      `Correos sobre nuevas conexiones: ${mailed(settings.alertOnLogin)}`,
      `Correos sobre intentos fallidos: ${mailed(settings.alertOnFailure)}`,
      `Códigos de respaldo restantes: ${settings.backupCodes}`,
      `Contraseñas de aplicación: ${settings.applicationPasswords}`,
      `Contraseña modificada: ${settings.passwordChanged ?? 'desconocido'}`,
      'Cámbielas en su perfil, en Información de seguridad.',
    ].join('\n'),
  }),
  invitation: (who, organisation, hasAccount) => ({
    subject: `${who} le invita a unirse a ${organisation}`,
    body: `${who} le invita a unirse a la organización ${organisation}.\n${
      hasAccount
        ? 'Inicie sesión con su cuenta para aceptar. Conserva su propia organización y puede pasar de una a otra.'
        : 'Cree su cuenta para aceptar.'
    }`,
  }),
  twoFactorRequired: (organisation) => ({
    subject: `${organisation} exige la verificación en dos pasos`,
    body: `La organización ${organisation} exige a todos la verificación en dos pasos. Actívela: desde su próxima acción, el Manager no muestra nada más hasta que esté hecho.`,
  }),
  hurry: 'Último aviso: sin pago en 24 horas se pierde para siempre.',
  hello: 'Buenos días',
}
