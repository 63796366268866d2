/** Swiss spelling (ss, «»), as on the provider's own pages. */
import type { MessageKey } from './en.ts'

export const de = {
  'codes.shortcut': 'Einmalcode auf der angezeigten Seite einsetzen',
  'extension.description':
    'Zeigt auf einen Blick, ob Ihr Infomaniak-Konto Sie braucht, und öffnet die Seite, die das Problem löst.',

  'app.sandbox': 'Sandbox: erfundene Personen und Domains',
  'app.loading': 'Wird geladen',
  'app.cancel': 'Abbrechen',
  'app.retry': 'Erneut versuchen',
  'app.saved': 'Gespeichert',
  'app.version-differs':
    'Erweiterung {extension}, Dienst {daemon}: {older, select, daemon {der Dienst} other {die Erweiterung}} ist älter. Führen Sie npx latchkey update aus und laden Sie die Erweiterung neu.',
  'app.as-of': 'Stand: {when}. Latchkey ist gerade nicht erreichbar.',
  'app.unknown': 'Nicht bekannt',
  'app.on': 'Ein',
  'app.off': 'Aus',

  'nav.label': 'Ansichten',
  'nav.overview': 'Übersicht',
  'nav.account': 'Mein Konto',
  'nav.team': 'Team',
  'nav.domains': 'Domains',
  'nav.products': 'Produkte',
  'nav.sessions': 'Sitzungen',
  'nav.codes': 'Codes',
  'nav.codes.add': 'Einmalcode hinzufügen',
  'nav.codes.vault': 'Tresor der Codes',
  'nav.recovery': 'Wiederherstellung',
  'nav.settings': 'Einstellungen',
  'nav.count': '{count, plural, one {# offen} other {# offen}}',

  'header.organisation': 'Organisation: {name}',
  'header.all': 'Alle Organisationen',
  'header.all.small': '{count, plural, one {# Organisation} other {# Organisationen}}',
  'header.full-view': 'Grosse Ansicht öffnen',
  'header.palette': 'Aktion oder Seite suchen (Strg K)',

  'badge.title.ok': 'Latchkey: Es ist nichts zu tun',
  'badge.title.todo': 'Latchkey: {count, plural, one {# Punkt zu erledigen} other {# Punkte zu erledigen}}',
  'badge.title.unknown': 'Latchkey: Nicht alles ist bekannt',
  'badge.title.locked': 'Latchkey ist gesperrt: zum Entsperren öffnen',
  'badge.title.offline': 'Latchkey läuft auf diesem Computer nicht',
  'badge.title.blocked': 'Latchkey: Der Browser lässt die Verbindung zu diesem Computer nicht zu',
  'badge.title.unpaired': 'Latchkey: Dieser Browser ist noch nicht gekoppelt',
  'badge.title.impostor': 'Latchkey: Ein anderes Programm antwortet an seiner Stelle',
  'badge.title.other-version': 'Latchkey: Dienst und Erweiterung haben verschiedene Versionen',
  'badge.title.problem': 'Latchkey: Der Dienst hat die Antwort verweigert',
  'badge.sandbox': '{title} (Sandbox)',
  'badge.left-out': '{count, plural, one {# Organisation ausgenommen} other {# Organisationen ausgenommen}}',

  'overview.heading':
    '{count, plural, =0 {Es ist nichts zu tun} one {# Punkt zu erledigen} other {# Punkte zu erledigen}}',
  'overview.heading.unknown': 'Nicht alles ist bekannt',
  'overview.heading.empty': 'Noch ist kein Konto verbunden',
  'overview.passed':
    '{count, plural, =0 {Noch keine Prüfung bestanden.} one {# Prüfung bestanden.} other {# Prüfungen bestanden.}}',
  'overview.summary': '{list}. {passed}',
  'overview.count.critical': '{count, plural, one {# kritisch} other {# kritisch}}',
  'overview.count.warning': '{count, plural, one {# Warnung} other {# Warnungen}}',
  'overview.count.notice': '{count, plural, one {# Hinweis} other {# Hinweise}}',
  'overview.count.unknown': '{count, plural, one {# nicht bekannt} other {# nicht bekannt}}',
  'overview.findings': 'Was zu tun ist',
  'overview.unknown': 'Nicht bekannt',
  'overview.closed': 'Erledigt, seit Sie zuletzt hier waren',
  'overview.closed.item': '{name}: {subject}',
  'overview.put-away': 'Zurückgestellt',
  'overview.new': 'Neu',
  'overview.all-good': 'Jede Prüfung, die möglich war, ist bestanden. Latchkey passt weiter auf.',
  'overview.more.domains':
    '{count, plural, one {# weiterer Name mit Handlungsbedarf} other {# weitere Namen mit Handlungsbedarf}}',
  'overview.more': '{count, plural, one {# weiteres: {name}} other {# weitere: {name}}}',
  'overview.more.show': 'Alle zeigen',
  'overview.more.choose': 'Wählen Sie eine Organisation, um sie zu sehen',
  'overview.more.later': 'Werden gezeigt, wenn die obigen erledigt sind',
  'overview.empty.text': 'Verbinden Sie Ihr Infomaniak-Konto, und Latchkey sagt Ihnen, was zu tun ist.',
  'overview.empty.action': 'Konto verbinden',
  'overview.organisations': 'Organisationen',
  'overview.members-with-2fa': 'Mitglieder mit 2FA',
  'overview.of': '{count, number} von {of, number}',
  'overview.open-domains': 'Domains mit Handlungsbedarf',
  'overview.domains.small':
    '{soon, plural, =0 {Keine in den nächsten 90 Tagen} one {# in den nächsten 90 Tagen} other {# in den nächsten 90 Tagen}}{unknown, plural, =0 {} one {, # Datum nicht bekannt} other {, # Daten nicht bekannt}}',
  'overview.score': 'Sicherheitswert',

  'score.label': 'Sicherheitswert {score} von 100',
  'score.unknown': 'Sicherheitswert noch nicht bekannt',
  'score.explain': 'Warum nicht 100?',
  'score.hide': 'Erklärung ausblenden',
  'score.lost': '{points, plural, one {# Punkt} other {# Punkte}}',
  'score.lost.open': 'offen',
  'score.lost.unknown': 'nicht bekannt',
  'score.full': 'Kein Punkt ging verloren.',

  'sync.now': 'Jetzt abgleichen',
  'sync.running': 'Abgleich läuft…',
  'sync.last': 'Abgeglichen {when}',
  'sync.never': 'Noch nie abgeglichen',

  'panel.back': 'Zurück',
  'panel.seen': 'Was festgestellt wurde',
  'panel.why': 'Warum das wichtig ist',
  'panel.affected': 'Betroffen',
  'panel.and-more': '{count, plural, one {und # weiteres} other {und # weitere}}',
  'panel.steps': 'Schritte',
  'panel.open': 'Seite öffnen',
  'panel.open-again': 'Seite erneut öffnen',
  'panel.exact': 'Öffnet genau die richtige Seite.',
  'panel.nearest': 'Öffnet die nächstgelegene bekannte Seite: Folgen Sie von dort den Schritten.',
  'panel.guide': 'Anleitung von Infomaniak',
  'panel.opened': 'Seite geöffnet: {when}. Der nächste Abgleich prüft das Ergebnis.',
  'panel.verify': 'Jetzt prüfen',
  'panel.verified': 'Überprüft: Das ist erledigt.',
  'panel.still': 'Erneut geprüft: Es ist noch so.',
  'panel.observed': '{source}, {when}',
  'panel.since': 'Offen seit {date}',
  'panel.settings': 'Einstellungen öffnen',

  'mark.snooze': 'Erinnern in',
  'mark.day': '1 Tag',
  'mark.week': '1 Woche',
  'mark.month': '30 Tagen',
  'mark.dismiss': 'Verwerfen…',
  'mark.dismiss.title': 'Bis zu einem Datum verwerfen',
  'mark.reason': 'Grund',
  'mark.reason.hint': 'Zum Beispiel: vom Vorstand so akzeptiert',
  'mark.until': 'Bis',
  'mark.confirm': 'Verwerfen',
  'mark.ends-early': 'Wird es schlimmer, kommt der Punkt früher zurück.',
  'mark.snoozed': 'Zurückgestellt bis {date}',
  'mark.dismissed': 'Verworfen bis {date}: {reason}',
  'mark.undo': 'Zurückholen',
  'mark.snooze-reason': 'Später',

  'trouble.recovery': 'Ausgesperrt? So kommen Sie wieder hinein',
  'trouble.unreachable.title': 'Latchkey läuft nicht',
  'trouble.unreachable.text': 'Unter 127.0.0.1:{port} antwortet nichts. Starten Sie es in einem Terminal:',
  'trouble.blocked.title': 'Der Browser hält Latchkey zurück',
  'trouble.blocked.text':
    'Die Daten von Latchkey liegen auf diesem Computer, unter 127.0.0.1. Erlauben Sie der Erweiterung den Zugriff.',
  'trouble.blocked.action': 'Erlauben',
  'trouble.impostor.title': 'Hier antwortet etwas anderes',
  'trouble.impostor.text':
    'Was unter 127.0.0.1:{port} antwortet, konnte nicht beweisen, dass es das Latchkey ist, mit dem dieser Browser gekoppelt wurde. Ihr Token wurde nicht gesendet.',
  'trouble.impostor.hint':
    'Wenn Sie eben den Datenordner gewechselt haben (die Sandbox hat ihren eigenen), koppeln Sie erneut. Sonst beenden Sie das andere Programm.',
  'trouble.impostor.action': 'Erneut koppeln',
  'trouble.other-version.title': 'Die Versionen passen nicht zusammen',
  'trouble.other-version.text':
    'Dienst und Erweiterung verstehen sich nicht. Aktualisieren Sie beide, starten Sie den Dienst neu und laden Sie die Erweiterung neu.',
  'trouble.locked.title': 'Latchkey ist gesperrt',
  'trouble.locked.text': 'Ihre Daten sind verschlüsselt. Entsperren Sie sie mit Ihrer Passphrase.',
  'trouble.locked.passphrase': 'Passphrase',
  'trouble.locked.action': 'Entsperren',
  'trouble.problem.title': 'Das hat nicht geklappt',
  'trouble.not-paired.title': 'Diesen Browser koppeln',

  'pairing.again': 'Dieser Browser ist nicht mehr gekoppelt',
  'pairing.text': 'Oder geben Sie die sechs Ziffern ein, die Latchkey in seinem Terminal zeigt.',
  'pairing.code': 'Sechsstelliger Code',
  'pairing.busy': 'Wird gekoppelt…',
  'pairing.connect': 'Verbinden',
  'pairing.connect.why':
    'Der Browser fragt zuerst, ob Latchkey mit seinem Programm auf diesem Computer sprechen darf.',
  'pairing.failed': 'Das gelang diesem Browser nicht. Im Terminal geht es immer.',
  'pairing.start': 'Latchkey starten',
  'pairing.how': 'Kein Code zu sehen?',
  'pairing.how.code': 'Einen neuen Code anfordern:',

  'native.paired.title': 'Ein Browser wurde mit einem Klick gekoppelt',
  'native.paired.text':
    '{name} darf nun lesen, was Latchkey weiss. Waren Sie das nicht: latchkey clients revoke {id}',

  'team.required.on': '2FA ist für alle Pflicht',
  'team.required.on.text': 'Wer keine hat, kann weder den Manager noch die Web-Apps benutzen.',
  'team.required.off': '2FA ist nicht Pflicht',
  'team.required.off.text': 'Alle entscheiden selbst, auch die Administratoren.',
  'team.required.unknown': 'Ob 2FA Pflicht ist, ist nicht bekannt',
  'team.required.unknown.text': 'Das Token darf es nicht lesen, oder es wurde nie gefragt.',
  'team.legend.on': '{count, plural, one {# mit} other {# mit}}',
  'team.legend.weak': '{count, plural, one {# nur SMS} other {# nur SMS}}',
  'team.legend.off': '{count, plural, one {# ohne} other {# ohne}}',
  'team.legend.unknown': '{count, plural, one {# nicht bekannt} other {# nicht bekannt}}',
  'team.filter': 'Anzeigen',
  'team.filter.without-2fa': 'Ohne 2FA',
  'team.filter.invited': 'Eingeladen',
  'team.filter.external': 'Extern',
  'team.filter.administrators': 'Admins',
  'team.filter.all': 'Alle',
  'team.search': 'Personen suchen',
  'team.list': 'Personen',
  'team.none.without-2fa': 'Niemand ist ohne 2FA.',
  'team.none': 'Hier ist niemand.',
  'team.none.search': 'Niemand passt zu «{search}».',
  'team.alerted': '{when} gewarnt',
  'team.choose': 'Wählen Sie eine Organisation, um ihre Personen zu sehen.',
  'team.column.member': 'Mitglied',
  'team.column.role': 'Rolle',
  'team.column.two-factor': '2FA',
  'team.column.last-seen': 'Zuletzt gesehen',
  'team.column.last-alert': 'Letzte Warnung',

  'letter.long': 'Der Text ist zu lang für einen Link: kopieren Sie ihn und fügen Sie ihn in die E-Mail ein.',

  'team.plan-2fa': 'Die 2FA-Pflicht planen',

  'team.back': 'Alle Mitglieder',
  'team.filter.weak': 'Nur SMS',
  'team.filter.sso': 'SSO',
  'team.pending':
    '{count, plural, one {# Person ausstehend: bei der nächsten Aktion angehalten} other {# Personen ausstehend: bei der nächsten Aktion angehalten}}',
  'team.without': '{count, plural, one {# Person würde angehalten} other {# Personen würden angehalten}}',
  'team.plan': 'Planen',
  'team.plan.see': 'Plan ansehen',
  'team.planned': '2FA wird ab {date} verlangt',
  'team.planned.pill': 'Geplant',
  'team.planned.in': '{days, plural, one {In # Tag} other {In # Tagen}}',
  'team.planned.due': 'Der Tag ist da: schalten Sie es ein',
  'team.select': '{name} auswählen',
  'team.select.all': '{count, plural, one {# Person auswählen} other {Alle # auswählen}}',
  'team.select.none': 'Aufheben',
  'team.selected':
    '{count, plural, =0 {Niemand ausgewählt} one {# Person ausgewählt} other {# Personen ausgewählt}}',
  'team.alert-some': '{count, plural, one {# Person warnen} other {# Personen warnen}}',
  'alert.again': 'Erneut warnen',
  'alert.more': '{count} weitere',
  'alert.word': 'Keine Quelle zeigt den Versand: Latchkey merkt sich Ihr Wort.',
  'alert.sent': 'Ich habe es gesendet',
  'alert.noted':
    '{count, plural, =0 {Nichts vermerkt: niemand davon ist noch Mitglied} one {Vermerkt: # Person informiert} other {Vermerkt: # Personen informiert}}',
  'alert.told.manager': 'Warnung gesendet',
  'alert.told.mail': 'Selbst geschrieben',
  'alert.way.manager': 'Warnung des Managers',
  'alert.way.mail': 'Eigene E-Mail',
  'alerts.title': 'Warnungen',
  'alerts.none': 'Noch niemand wurde informiert.',
  'letter.prepare': 'E-Mail vorbereiten',
  'letter.title': '{count, plural, one {E-Mail an # Person} other {E-Mail an # Personen}}',
  'letter.kind': 'Was sie sagt',
  'letter.kind.announce': 'Sie wird verlangt (an alle)',
  'letter.kind.remind': 'Sie fehlt noch (Erinnerung)',
  'letter.kind.alert': 'Das Konto ist schlecht geschützt',
  'letter.text': 'Text der E-Mail',
  'letter.open': 'Im Mailprogramm öffnen',
  'letter.copy.text': 'Text kopieren',
  'letter.copy.addresses': '{count, plural, one {# Adresse kopieren} other {# Adressen kopieren}}',
  'letter.many':
    'Zu viel für einen Link: kopieren Sie die Adressen und fügen Sie sie als Blindkopie (Bcc) ein.',
  'require.own': 'Ihre eigene 2FA',
  'require.own.on': 'Sie haben sie: Sie werden nicht angehalten.',
  'require.own.off': 'Sie haben keine: Sie würden zuerst angehalten.',
  'require.own.unknown': 'Ob Sie sie haben, ist nicht bekannt.',
  'require.administrators': 'Wer helfen könnte',
  'require.administrators.have':
    '{enrolled} von {all} Administratoren und gesetzlichen Vertretern haben 2FA.',
  'require.dry-run': 'Wer angehalten würde',
  'require.tell': 'Informieren',
  'require.tell.lead':
    'Eine E-Mail in ihrer Sprache, vor dem Datum: niemand soll unvorbereitet angehalten werden.',
  'require.date': 'Datum',
  'require.date.none': 'Noch kein Datum. Zwei Wochen geben allen Zeit.',
  'require.date.field': 'Verlangt ab',
  'require.date.set': 'Datum festlegen',
  'require.date.change': 'Datum ändern',
  'require.date.clear': 'Zurücknehmen',
  'require.date.reminders': 'Erinnerungen',
  'require.date.reminds': 'Latchkey erinnert Sie am {date}',
  'require.date.reminded': 'Erinnerung vom {date}',
  'require.switch': 'Einschalten',
  'require.switch.lead': 'Sie legen den Schalter im Manager um, und Latchkey liest, ob es gewirkt hat.',
  'require.switch.on': 'Es ist eingeschaltet: die Organisation selbst sagt es.',
  'require.few':
    'Nur {enrolled, plural, one {# Administrator hat} other {# Administratoren haben}} 2FA. Würden sie ausgesperrt, könnte niemand helfen. Noch ohne oder nicht bekannt: {names}.',
  'require.few.confirm': 'Ich fahre trotzdem fort',
  'require.refused.own-2fa-off':
    'Richten Sie zuerst Ihre eigene 2FA ein: ohne sie sperren Sie sich selbst aus.',
  'require.refused.own-2fa-unknown':
    'Ob Sie 2FA haben, ist nicht bekannt, und ohne sie sperren Sie sich aus. Richten Sie sie ein, dann prüfen Sie.',
  'require.refused.role-too-low':
    'Nur ein Administrator oder gesetzlicher Vertreter kann sie verlangen. Fragen Sie einen.',
  'require.refused.role-unknown':
    'Was Sie in dieser Organisation dürfen, ist nicht bekannt. Synchronisieren Sie, dann sehen Sie wieder nach.',
  'require.everyone': 'Bis alle sie haben',
  'require.everyone.on':
    '{count, plural, =0 {Von niemandem ist bekannt, dass sie fehlt.} one {# Person hat sie noch nicht und wird bis dahin angehalten.} other {# Personen haben sie noch nicht und werden bis dahin angehalten.}}',
  'require.everyone.off':
    '{count, plural, =0 {Von niemandem ist bekannt, dass sie fehlt.} one {# Person hat sie noch nicht.} other {# Personen haben sie noch nicht.}}',
  'require.state.done': 'Erledigt',
  'require.state.open': 'Zu tun',
  'require.state.unknown': 'Nicht bekannt',
  'dry.lead':
    'Bei der nächsten Aktion sehen sie nur noch die Einrichtung, im Manager und in den Web-Apps, auch in offenen Sitzungen. Desktop- und Mobil-Apps bleiben offen. Danach braucht, was synchronisiert, ein Anwendungspasswort.',
  'dry.filter.stopped': 'Angehalten',
  'dry.filter.apart': 'Gesondert',
  'dry.filter.fine': 'Weiter',
  'dry.stopped': 'Angehalten in',
  'dry.open': 'Bleibt offen',
  'dry.then': 'Danach',
  'dry.yes': 'Manager, Web Mail, kDrive Web',
  'dry.no': 'Nirgends',
  'dry.unknown': 'Nicht bekannt: überall, wenn sie fehlt',
  'dry.apart': 'Meldet sich anderswo an oder ist noch nicht da',
  'dry.apps': 'Desktop- und Mobil-Apps',
  'dry.all': 'Alles',
  'dry.leave': 'Anwendungspasswörter, oder kann austreten',
  'dry.passwords': 'Anwendungspasswörter',
  'dry.nobody': 'Niemand würde angehalten.',
  'adoption.young': 'Das Bild beginnt mit dem zweiten beobachteten Tag.',
  'adoption.table': 'Als Tabelle',
  'adoption.day': 'Tag',
  'adoption.required': '2FA wurde verlangt',
  'adoption.not-required': '2FA wird nicht mehr verlangt',
  'adoption.switched-on': '{name} hat 2FA eingerichtet',
  'adoption.switched-off': '{name} hat 2FA ausgeschaltet',
  'adoption.joined': '{name} ist beigetreten',
  'adoption.left': '{name} ist ausgetreten',
  'member.gone': 'Niemand hier hat diese Adresse',
  'member.gone.text':
    'Die Person ist ausgetreten, oder die Einladung wurde beantwortet. Sehen Sie in der Liste nach.',
  'member.source': 'Quelle',
  'member.plans': 'Für schlechtere Tage',
  'member.plan.incident': 'Sicherheitsvorfall mit dieser Person',
  'member.plan.leaving': 'Diese Person geht',
  'invite.title': 'Person einladen',
  'invite.rule.legal-representative': 'Darf alles. Nur ein gesetzlicher Vertreter vergibt diese Rolle.',
  'invite.rule.administrator':
    'Verwaltet Personen und Produkte. Ein Administrator oder gesetzlicher Vertreter vergibt sie.',
  'invite.rule.collaborator': 'Begrenzte Rechte: die Produkte, die Sie geben.',
  'invite.rule.external':
    'Begrenzte Rechte; nicht bei dem, was mit der ganzen Organisation geteilt wird. Von Hand im Manager, mit den Schritten daneben.',
  'invite.contact': 'Administrativer Kontakt',
  'invite.contact.change': 'Administrativen Kontakt ändern',
  'invite.products.all': 'Sieht alle Produkte der Organisation: Es gibt nichts zu wählen.',
  'invite.products.change': 'Zugang zu Produkten ändern',
  'invite.products.unknown':
    'Die Produkte dieser Organisation sind nicht bekannt. Gleichen Sie ab, oder fahren Sie ohne sie fort: Sie lassen sich später geben.',
  'invite.products.was': 'Welche diese Einladung jetzt gibt, ist nicht bekannt. Ihre Wahl ersetzt sie.',
  'invite.products.names':
    'Domainnamen, die nichts brauchen, stehen hier nicht: Sie werden im Manager gegeben.',
  'invite.products.chosen': '{count, plural, =0 {Keines gewählt} other {# gewählt}}',
  'invite.products.most': 'Höchstens 500 lassen sich auf einmal geben.',
  'invite.missing': 'Füllen Sie die markierten Felder aus und wählen Sie eine Rolle.',
  'invite.correct': 'Korrigieren',
  'invite.as-is': 'Unverändert',

  'mail.announce.subject':
    '{state, select, required {{organisation} verlangt die Zwei-Faktor-Anmeldung} planned {Ab {date}: Zwei-Faktor-Anmeldung bei {organisation}} other {Bei {organisation} kommt die Zwei-Faktor-Anmeldung}}',
  'mail.announce.opening':
    '{state, select, required {{organisation} verlangt jetzt von allen, die dazugehören, die Zwei-Faktor-Anmeldung (2FA).} planned {Ab {date} verlangt {organisation} von allen, die dazugehören, die Zwei-Faktor-Anmeldung (2FA).} other {{organisation} verlangt bald von allen, die dazugehören, die Zwei-Faktor-Anmeldung (2FA).}} Neben dem Passwort bestätigen Sie eine Anmeldung dann mit einem zweiten Schritt.',
  'mail.remind.subject': 'Noch zu tun: Zwei-Faktor-Anmeldung für {organisation}',
  'mail.remind.opening':
    'Soweit zu sehen ist, hat Ihr Infomaniak-Konto noch keine Zwei-Faktor-Anmeldung (2FA). {state, select, required {{organisation} verlangt sie.} planned {{organisation} verlangt sie ab {date}.} other {{organisation} verlangt sie bald.}}',
  'mail.alert.subject': 'Bitte prüfen Sie die Sicherheit Ihres Infomaniak-Kontos',
  'mail.alert.opening':
    'In der Benutzerliste von {organisation} erscheint Ihr Infomaniak-Konto als schlecht geschützt: Die Zwei-Faktor-Anmeldung (2FA) ist aus oder kann abgefangen werden. Bitte sehen Sie sich Ihre Sicherheitseinstellungen an.',
  'mail.greeting': 'Guten Tag',
  'mail.stopped':
    'Was ohne sie angehalten wird: Ab Ihrer nächsten Aktion zeigen der Manager und die Web-Apps (Mail, kDrive und die anderen) nur noch die Einrichtung, bis sie erledigt ist. Das gilt auch für eine Sitzung, die schon offen ist.',
  'mail.open':
    'Was offen bleibt: Die Apps auf Ihrem Computer und Ihrem Telefon laufen mit Ihrem Passwort weiter, bis Sie sie eingerichtet haben.',
  'mail.methods':
    'Den zweiten Schritt wählen Sie: die App kAuth, in der Sie auf JA drücken; irgendeine App für Einmalcodes; einen Sicherheitsschlüssel wie YubiKey; oder SMS, für Nummern der Schweiz, Frankreichs, Belgiens und Deutschlands.',
  'mail.codes':
    'Notfallcodes erhalten Sie ein einziges Mal, und jeder gilt einmal. Bewahren Sie sie sicher auf, wo Sie sie ohne Telefon erreichen. Infomaniak hat keinen Ihrer Codes und keines Ihrer Passwörter: Ein Anruf dort hilft nicht.',
  'mail.passwords':
    'Nach der Einrichtung brauchen Mailprogramme, Kalender und andere Programme, die abgleichen, ein Anwendungspasswort anstelle Ihres eigenen. Sie erstellen es im Manager, am besten eines für jedes Programm.',
  'mail.leave':
    'Wenn Sie bei {organisation} extern sind und das nicht möchten, können Sie stattdessen die Organisation verlassen. Die Seite, die Sie anhält, bietet es an.',
  'mail.where':
    'Wo Sie sie einrichten: Öffnen Sie Ihren Browser und tippen Sie diese Adresse selbst ein: {address}',
  'mail.forged':
    'Vorsicht vor gefälschten E-Mails: Keine Nachricht dazu braucht einen Link, auf den Sie drücken, und niemand fragt Sie nach einem Passwort oder einem Code. Im Zweifel tippen Sie die Adresse selbst ein oder fragen Ihre Administration auf einem anderen Weg.',
  'mail.closing': 'Freundliche Grüße\n{organisation}',

  'role.legal-representative': 'Rechtlicher Vertreter',
  'role.administrator': 'Administrator',
  'role.collaborator': 'Mitarbeiter',
  'role.external': 'Extern',
  'role.unknown': 'Rolle nicht bekannt',
  'kind.invited': 'Eingeladen',
  'kind.sso': 'Meldet sich mit SSO an',
  'two-factor.on': '2FA ein',
  'two-factor.weak': 'Nur SMS',
  'two-factor.off': 'Keine 2FA',
  'two-factor.unknown': '2FA nicht bekannt',
  'method.push-app': 'die kAuth-App',
  'method.otp-app': 'eine OTP-App',
  'method.security-key': 'ein Sicherheitsschlüssel',
  'method.sms': 'SMS',

  'domains.filter.urgent': 'Offen',
  'domains.filter.soon': '90 Tage',
  'domains.filter.unknown': 'Unbekannt',
  'domains.filter.all': 'Alle',
  'domains.search': 'Domains suchen',
  'domains.none': 'Hier ist keine Domain.',
  'domains.none.urgent': 'Bei keiner Domain ist etwas zu tun.',
  'domains.none.search': 'Keine Domain passt zu «{search}».',
  'domains.expires': 'Läuft am {date} ab',
  'domains.expires-in':
    '{days, plural, =0 {Läuft heute ab} =1 {Läuft morgen ab} other {Läuft in # Tagen ab}}',
  'domains.expired': '{when} abgelaufen',
  'domains.renew-by': 'bis {date} verlängern',
  'domains.restore-before': 'Noch vor dem {date}',
  'domains.restore': 'Kann noch wiederhergestellt werden',
  'domains.fee': 'gegen Gebühr',
  'domains.warranty': 'Verlängerungsgarantie',
  'domains.no-warranty': 'keine Verlängerungsgarantie',
  'domains.covered': 'Abgesichert',
  'domains.days': '{days, plural, one {# Tag} other {# Tage}}',
  'domains.too-late': 'Zu spät zum Wiederherstellen: bald für alle frei',
  'domains.free': 'Jeder kann sie registrieren',
  'domains.year': 'Domains, die nächsten 12 Monate',
  'domains.year.today': 'Heute',
  'domains.year.none': 'Keine Domain hat ein Datum in den nächsten 12 Monaten.',
  'domains.column.name': 'Name',
  'domains.column.phase': 'Phase',
  'domains.column.paid-until': 'Bezahlt bis',
  'domains.column.expiry': 'Ablauf laut Registry',
  'domains.column.renew-by': 'Verlängern bis',
  'domains.column.restore-by': 'Wiederherstellen bis',
  'domains.column.warranty': 'Verlängerungsgarantie',
  'domains.column.sources': 'Quellen',
  'products.needs-you': 'Braucht Sie',
  'products.state.blocked': 'Blockiert',
  'products.state.maintenance': 'In Wartung',
  'products.state.expiring': 'Endet bald',
  'products.state.busy': 'Beschäftigt',
  'products.state.active': 'Aktiv',
  'products.column.service': 'Art',
  'products.column.state': 'Zustand',
  'products.search': 'Produkte suchen',
  'products.none': 'Hier ist kein Produkt.',
  'products.not-known':
    '{count, plural, one {Die Produkte von # Organisation oder Login sind nicht bekannt.} other {Die Produkte von # Organisationen oder Logins sind nicht bekannt.}}',
  'products.since': 'seit dem {date}',
  'products.role-too-low':
    'Nur Administratoren und rechtliche Vertreter können es ändern.{some, select, yes { Fragen Sie {names}.} other {}}',
  'products.role-unknown': 'Ihre Rolle hier ist nicht bekannt, und ob Sie es ändern dürfen.',
  'products.took': 'Gesehen: es hat gewirkt.',
  'support.title': 'Infomaniak-Support',
  'support.level':
    '{level, select, none {Die Support-Stufe ist nicht bekannt} two {Premium-Support} other {Support-Stufe {level}}}',
  'support.code':
    'Der Support-Code, der Sie ausweist, steht auf der Support-Seite; keine Quelle nennt ihn Latchkey.',
  'service.backup': 'Datensicherung',
  'service.certificate': 'SSL-Zertifikat',
  'service.domain': 'Domainname',
  'service.email_hosting': 'Mail-Dienst',
  'service.web_hosting': 'Webhosting',
  'organisations.search': 'Organisationen suchen',
  'organisations.sync': 'Letzter Abgleich',
  'organisations.from': 'Ab {date}',
  'organisations.badge': 'Im Badge',
  'organisations.badge.all': 'Alle im Badge zählen',
  'organisations.badge.text': 'Der Badge zählt die angekreuzten Organisationen, und immer Ihr eigenes Konto.',
  'report.title': 'Bericht',
  'report.html': 'Druckseite (HTML)',
  'add.fault.subdomain': 'Er liegt unter einem registrierten Namen: Fügen Sie jenen hinzu',
  'domains.year.and-more': '{name} und {count} weitere',
  'domains.year.with-phase': '{name}: {phase}',
  'domains.year.mark': '{name} – {date}',
  'domains.year.bars': 'Namen nach {unit, select, week {Wochen} other {Monaten}}',
  'domains.year.bar': '{from} bis {to}: {count, plural, one {# Name} other {# Namen}}, {worst}',
  'domains.year.scale':
    'Jeder Balken ist {unit, select, week {eine Woche} other {ein Monat}}; der höchste hat {count, plural, one {# Namen} other {# Namen}}.',
  'domains.year.worst.critical': 'mindestens einer über seinem Datum',
  'domains.year.worst.warning': 'mindestens einer braucht Sie',
  'domains.year.worst.notice': 'innert 90 Tagen',
  'domains.year.worst.ok': 'jetzt nichts zu tun',
  'domains.year.worst.unknown': 'mindestens einer, dessen Zustand nicht bekannt ist',
  'domains.year.past': '{count, plural, one {# Name über seinem Datum} other {# Namen über ihrem Datum}}',
  'domains.year.all': 'Alle zeigen',
  'domains.year.unknown':
    '{count, plural, one {# Name ohne bekanntes Datum} other {# Namen ohne bekanntes Datum}}',
  'domains.year.beyond': '{count, plural, one {# Name danach} other {# Namen danach}}',

  'names.add': 'Namen hinzufügen',
  'names.missing': 'Meine Domain ist nicht da',
  'names.back': 'Alle Domains',
  'names.by-hand': 'Von Ihnen hinzugefügt',
  'names.stated': 'von Ihnen angegeben am {date}',
  'names.span': 'Läuft ab vom {from} bis {to}',
  'names.day': 'Läuft ab am {date}',
  'names.span.clear': 'Alle Daten zeigen',
  'names.undo': 'Rückgängig',

  'name.unknown': 'Wie es um ihn steht, ist nicht bekannt',
  'name.low': 'Die Quellen lassen einen Zweifel: Nehmen Sie jedes Datum als «ungefähr».',
  'name.reach':
    '{count, plural, =0 {Niemand meldet sich mit einer Adresse darauf an oder stellt den Zugang damit wieder her.} one {# Person meldet sich mit einer Adresse darauf an oder stellt den Zugang damit wieder her.} other {# Personen melden sich mit einer Adresse darauf an oder stellen den Zugang damit wieder her.}}',
  'name.reach.unknown':
    'Wie viele Personen sich mit einer Adresse darauf anmelden oder den Zugang wiederherstellen, ist nicht bekannt.',
  'name.elsewhere':
    'Keine Organisation, die Latchkey sieht, hat ihn: Verlängern oder stellen Sie ihn dort wieder her, wo er registriert ist.',
  'name.dates': 'Daten',
  'name.date.none': 'Keines',
  'name.date.worked-out': 'Aus den anderen Daten und den Regeln von .{tld} hergeleitet',
  'name.date.unsaid': 'Niemand nennt eines: Sie können es angeben',
  'name.date.old': 'Von Ihnen vor zu langer Zeit angegeben: bestätigen Sie es',
  'name.date.uncounted': 'Von Ihnen angegeben, doch die Quellen sagen anderes',
  'name.statuses': 'Zustände',
  'name.statuses.none': 'Keine',
  'name.lengths': 'Regeln von .{tld}',
  'name.lengths.unknown': 'Wie lange .{tld} einen Namen nach seinem Ende behält, ist nicht bekannt.',
  'name.lengths.closes': 'Verlängerung schliesst',
  'name.lengths.before': '{days, plural, one {# Tag vor dem Ende} other {# Tage vor dem Ende}}',
  'name.lengths.grace': 'Verlängerbar nach dem Ende',
  'name.lengths.range': '{least} bis {most} Tage',
  'name.lengths.none': 'Keine',
  'name.lengths.deletion': 'Danach in Löschung',
  'name.lengths.source': 'Quelle: {source}.',
  'name.lengths.unsure': 'Von der Registry selbst nicht bestätigt.',
  'name.sources': 'Was geantwortet wurde',
  'name.ask': 'Registry jetzt fragen',
  'name.asking': 'Die Registry wird gefragt…',
  'name.asks-again': 'Wird von selbst wieder gefragt: {when}',
  'name.asked.found': 'Die Registry kennt diesen Namen.',
  'name.asked.not-found':
    'Die Registry findet diesen Namen nicht. Erst eine zweite solche Antwort, 12 Stunden später, zeigt, dass er frei ist.',
  'name.asked.rate-limited': 'Die Registry bittet zu warten.',
  'name.asked.unavailable': 'Die Registry hat nicht geantwortet. Was bekannt war, bleibt und altert.',
  'name.asked.invalid': 'Die Antwort war nicht zu verstehen. Was bekannt war, bleibt und altert.',
  'name.asked.nobody': 'Es ist kein Server bekannt, der zu .{tld} gefragt werden könnte.',
  'name.asked.retry': 'Sie darf wieder gefragt werden: {when}.',
  'name.raw': 'Antwort von {server} ({protocol})',
  'name.raw.not-copied': 'Der Browser hat es nicht erlaubt',
  'name.raw.cut': 'Hier abgeschnitten: Die Antwort war länger als 64 KiB.',
  'name.notes': 'Was Sie dazu sagen',
  'name.stated.hint': 'Gilt, wo kein Registrar ein Datum nennt, und ist nach einem Jahr zu bestätigen.',
  'name.stated.at': 'Von Ihnen angegeben am {date}',
  'name.stated.confirm': 'Es stimmt noch',
  'name.stated.clear': 'Zurücknehmen',
  'name.payment': 'Wie er bezahlt wird',
  'name.payment.unsaid': 'Nicht angegeben',
  'name.payment.automatic': 'Von selbst, mit einer Karte',
  'name.payment.warranty': 'Durch die Verlängerungsgarantie',
  'name.payment.by-hand': 'Von Hand, jedes Mal',
  'name.card-ends': 'Die Karte läuft ab',
  'name.card-ends.hint': 'Wie es auf der Karte steht, zum Beispiel 03/27. Keine Nummer.',
  'name.card-ends.wrong': 'Ein Monat und ein Jahr, zum Beispiel 03/27.',
  'name.thresholds.hint': 'Leer: wie in den Einstellungen.',
  'name.save': 'Sichern',
  'name.history': 'Was geschah',
  'name.history.none': 'Bis jetzt wurde keine Änderung gesehen.',
  'name.history.more': '{count, plural, one {# frühere Änderung} other {# frühere Änderungen}}',
  'name.event.paid': 'bezahlt bis {date}',
  'name.event.expiry': 'Ablauf laut Registry {date}',
  'name.remove': 'Nicht mehr beobachten',
  'name.remove.ask': '{name} nicht mehr beobachten? Was Sie dazu gesagt haben, geht mit.',
  'name.removed': '{name} wird nicht mehr beobachtet',
  'name.gone': '{name} wird hier nicht beobachtet',
  'name.gone.text': 'Keine Organisation, die Latchkey sieht, führt ihn, und Sie haben ihn nicht hinzugefügt.',
  'name.gone.add': 'Beobachten',

  'add.lead':
    'Namen bei einem anderen Registrar, oder von Leuten, denen Sie helfen. Latchkey fragt ihre Registrys und achtet auf ihre Daten.',
  'add.one': 'Ein Name',
  'add.one.field': 'Domainname',
  'add.one.hint': 'Zum Beispiel vully.ch oder müller-gärten.ch',
  'add.one.action': 'Hinzufügen',
  'add.one.kept': '{name} wird schon beobachtet.',
  'add.list': 'Eine Liste',
  'add.list.field': 'Namen, oder der Text einer Datei',
  'add.list.hint':
    'Ein Name je Zeile, eine Tabelle mit Kopfzeile (CSV) oder eine Zonendatei. Einfügen, eine Datei hier ablegen oder eine öffnen.',
  'add.list.too-long':
    'Das ist länger als {most, number} Zeichen. Teilen Sie es und fügen Sie einen Teil nach dem anderen hinzu.',
  'add.list.look': 'Vorschau',
  'add.list.looking': 'Wird gelesen…',
  'add.list.open': 'Datei öffnen',
  'add.preview': 'Vorschau: noch ist nichts hinzugefügt',
  'add.count.new': '{count, plural, =0 {Nichts Neues} one {# neuer Name} other {# neue Namen}}',
  'add.count.dated': '{count, plural, one {# bekommt ein Datum} other {# bekommen ein Datum}}',
  'add.count.kept': '{count, plural, one {# schon beobachtet} other {# schon beobachtet}}',
  'add.count.faults': '{count, plural, one {# Zeile übergangen} other {# Zeilen übergangen}}',
  'add.read-as': 'Gelesen als',
  'add.kind.told': 'Wonach es aussieht: {kind}',
  'add.kind.list': 'eine Liste',
  'add.kind.csv': 'eine Tabelle (CSV)',
  'add.kind.zone': 'eine Zonendatei',
  'add.dates': 'Wie sind die Daten geschrieben?',
  'add.dates.hint': 'Zeile {line} lässt sich auf zwei Arten lesen:',
  'add.dates.year-first': 'Jahr, Monat, Tag: 2026-12-04',
  'add.dates.day-first': 'Tag, Monat, Jahr: 04.12.2026',
  'add.dates.month-first': 'Monat, Tag, Jahr: 12/04/2026',
  'add.names': 'Namen der Liste',
  'add.faults': 'Übergangene Zeilen',
  'add.line': 'Zeile {line}: {fault}',
  'add.state.new': 'Neu',
  'add.state.kept': 'Schon beobachtet',
  'add.state.dated': 'Bekommt dieses Datum',
  'add.fault.not-a-name': 'Das ist kein Domainname',
  'add.fault.too-long': 'Länger, als ein Name sein darf',
  'add.fault.bad-label': 'Ein Zeichen darin ist in Namen nicht erlaubt',
  'add.fault.public-suffix': 'Das ist eine Endung, unter der Namen registriert werden',
  'add.fault.bad-date': 'Das Datum ist nicht zu verstehen',
  'add.fault.two-ways-to-read': 'Das Datum lässt sich auf zwei Arten lesen',
  'add.fault.too-many': 'Mehr Namen, als sich beobachten lassen',
  'add.confirm': '{count, plural, =0 {Daten setzen} one {# Namen hinzufügen} other {# Namen hinzufügen}}',
  'add.adding': 'Wird hinzugefügt…',
  'add.nothing': 'Nichts davon würde etwas ändern.',
  'add.done':
    '{count, plural, =0 {Kein Name hinzugefügt} one {# Name hinzugefügt} other {# Namen hinzugefügt}}{dated, plural, =0 {} one {, # Datum gesetzt} other {, # Daten gesetzt}}.',
  'add.show': '{count, plural, one {Zeigen} other {Zeigen}}',
  'add.undoing': 'Wird rückgängig gemacht…',
  'add.undone': 'Rückgängig gemacht: Alles ist wie zuvor.',

  'lookup.found': 'Gefunden',
  'lookup.not-found': 'Nicht gefunden',
  'lookup.rate-limited': 'Bat zu warten',
  'lookup.unavailable': 'Hat nicht geantwortet',
  'lookup.invalid': 'Nicht zu verstehen',

  'missing.lead':
    'Geben Sie den Namen ein. Latchkey geht die Fragen der Anleitung durch, in ihrer Reihenfolge.',
  'missing.look': 'Suchen',
  'missing.looking': 'Wird gesucht, auch bei der Registry…',
  'missing.next': 'Was nun zu tun ist',
  'missing.show': 'Seine Seite zeigen',
  'missing.connect': 'Ein anderes Login verbinden',
  'missing.watch': 'Beobachten',
  'missing.watched': 'Er wird von nun an beobachtet.',
  'missing.state.yes': 'das ist es',
  'missing.state.no': 'das ist es nicht',
  'missing.state.unknown': 'nicht bekannt',
  'missing.account': 'Das richtige Konto?',
  'missing.section': 'Der richtige Bereich des Managers?',
  'missing.registry': 'Was sagt die Registry?',
  'missing.restore': 'Lässt er sich wiederherstellen?',
  'missing.register': 'Lässt er sich neu registrieren?',

  'life.restore-in-progress': 'Er wird gerade wiederhergestellt.',
  'life.redemption-status': 'Die Registry hat ihn gelöscht und lässt ihn noch wiederherstellen.',
  'life.quarantine-status': 'Die Registry hat ihn gelöscht und hält ihn in Quarantäne.',
  'life.pending-delete-status': 'Die Registry gibt ihn demnächst frei.',
  'life.pending-delete-renewable':
    'Die Registry sagt «pending delete», und unter dieser Endung lässt er sich noch verlängern.',
  'life.deletion-event': 'Die Registry nennt einen Tag, an dem sie ihn gelöscht hat.',
  'life.registrar-date': 'Infomaniak sagt, bis wann er bezahlt ist.',
  'life.stated-date': 'Das Datum ist das, das Sie angegeben haben.',
  'life.registry-date': 'Das Datum ist das der Registry; niemand sagt, ob darüber hinaus bezahlt ist.',
  'life.no-date': 'Niemand nennt ein Datum dafür.',
  'life.date-jumped': 'Die Registry hat ihr Datum von selbst verschoben; das beweist keine Zahlung.',
  'life.dates-differ': 'Zwei Quellen nennen verschiedene Daten.',
  'life.renewal-unproven': 'Die Registry hat ihn vorläufig verlängert, und niemand sagt, ob bezahlt wurde.',
  'life.expired-status': 'Die Registry sagt, dass er nicht verlängert wurde.',
  'life.by-calendar': 'Sein Stand ist aus seinem Datum und den Regeln seiner Endung gezählt.',
  'life.past-all-lengths': 'Nach den Regeln seiner Endung müsste er fort sein, und niemand sagt es.',
  'life.not-found-twice': 'Die Registry hat ihn zweimal nicht gefunden, mit 12 Stunden oder mehr dazwischen.',
  'life.not-found-once': 'Die Registry hat ihn einmal nicht gefunden; das allein beweist nichts.',
  'life.missing-at-registry': 'Infomaniak führt ihn, und die Registry kennt ihn nicht.',
  'life.old-news-was-worse':
    'Was vorher bekannt war, war schlimmer, und ist zu alt, um geglaubt oder vergessen zu werden.',

  'missing.account.yes': 'Er ist in {organisation} geführt, gesehen mit dem Login «{login}».',
  'missing.account.no':
    'Er steht in keiner Organisation {logins, plural, one {dieses Logins} other {dieser # Logins}} ({organisations, plural, one {# Organisation} other {# Organisationen}}). Ein anderes Login sieht ihn vielleicht.',
  'missing.account.unknown':
    '{logins, plural, =0 {Es ist kein Login verbunden, also kann nirgends nachgesehen werden.} other {Nicht jede Liste liess sich lesen; er steht vielleicht in einer davon.}}{organisation, select, none {} other { Zuletzt wurde er in {organisation} gesehen.}}',
  'missing.section.yes':
    '{kind, select, product {{organisation} hat ein Produkt dieses Namens. Der Name selbst steht im Bereich der Domains.} other {Er steht im Bereich der Domains von {organisation}.}}',
  'missing.section.no': 'Weder die Domains noch die Produkte irgendeiner Organisation tragen diesen Namen.',
  'missing.section.unknown':
    'Nicht jede Liste liess sich lesen. Sehen Sie im Bereich der Domains nach, nicht bei verrechneten oder zu verlängernden Produkten.',
  'missing.registry.yes':
    'Er ist registriert{registrar, select, none {, von jemandem} other { bei {registrar}}}{since, select, none {} other {: gesehen {since}}}.',
  'missing.registry.no':
    'Die Registry findet ihn nicht{since, select, none {} other {, zuerst so gesehen {since}}}.',
  'missing.registry.unknown':
    '{again, select, none {Zu dieser Endung gibt es niemanden, der gefragt werden kann.} other {Sie hat noch nicht geantwortet. Sie kann wieder gefragt werden: {again}.}}',
  'missing.restore.yes':
    'Ja{until, select, none {} other {, vor {until}}}; die Wiederherstellung kostet eine Gebühr.',
  'missing.restore.no':
    '{why, select, alive {Das ist nicht nötig: Er ist registriert und läuft.} grace {Das ist nicht nötig: Er ist abgelaufen und lässt sich noch verlängern.} late {Dafür ist es zu spät.} other {Nein: Er ist frei und lässt sich nur neu registrieren.}}',
  'missing.restore.unknown': 'Niemand sagt, wie es um ihn steht; das lässt sich noch nicht sagen.',
  'missing.register.yes': 'Ja: Jede und jeder kann ihn jetzt registrieren.',
  'missing.register.no':
    '{why, select, deleted {Noch nicht: Er ist gelöscht, und frei für alle, sobald das abgelaufen ist.} other {Nein: Jemand hat ihn.}}',
  'missing.register.unknown':
    '{looks, select, free {Er scheint frei: Die Registry hat ihn einmal nicht gefunden. Ein zweiter Blick, 12 Stunden später, zeigt es.} other {Niemand sagt, wie es um ihn steht; das lässt sich noch nicht sagen.}}{again, select, none {} other { Wieder gefragt: {again}.}}',

  'sessions.this-browser': 'Dieser Browser',
  'sessions.see': 'Ansehen',
  'sessions.start': 'Anmeldung bei jedem Browserstart',
  'sessions.start.short': 'Anmeldung bei jedem Start',
  'sessions.own.began': '{site} · diese Sitzung begann: {when}',
  'sessions.own.off': '{site} · nicht eingeschaltet',
  'sessions.state.held': 'Gehalten',
  'sessions.state.kept': 'Sitzung behalten',
  'sessions.state.by-hand': 'Von Ihnen geöffnet',
  'sessions.state.snoozed': 'Pausiert',
  'sessions.state.sweeping': 'Abmeldung läuft',
  'sessions.state.shut': 'Geschlossen',
  'sessions.state.unknown': 'Nicht bekannt',
  'sessions.state.off': 'Aus',
  'sessions.clause.hours': '{count, plural, one {jede Stunde} other {alle # Stunden}}',
  'sessions.clause.idle':
    '{count, plural, one {nach # Minute ohne Eingabe} other {nach # Minuten ohne Eingabe}}',
  'sessions.clause.locked': 'beim Sperren des Bildschirms',
  'sessions.clause.last-tab': 'beim Schliessen des letzten Tabs',
  'sessions.clause.left': 'noch {hours, plural, =0 {} other {# Std. }}{minutes} Min.',
  'sessions.count.cookies': '{count, plural, one {# Cookie} other {# Cookies}}',
  'sessions.count.stores':
    '{count, plural, one {der Speicher von # Adresse} other {der Speicher von # Adressen}}',
  'sessions.count.partitioned': '{count, plural, one {davon # partitioniert} other {davon # partitioniert}}',
  'sessions.count.jars':
    '{count, plural, one {# Cookie-Speicher durchsucht} other {# Cookie-Speicher durchsucht}}',
  'sessions.count.rounds': '{count, plural, one {# Durchgang} other {# Durchgänge}}',
  'sessions.last': '{start, select, yes {Letzter Start {when}} other {{cause}, {when}}}: {what}',
  'sessions.what.held':
    '{count, plural, =0 {nichts war zu entfernen} other {{things} entfernt}}{first, select, restored {, vor der ersten Anfrage, wiederhergestellte Tabs eingeschlossen} yes {, vor der ersten Anfrage} other {}}.',
  'sessions.what.kept':
    '{kept, select, snoozed {die Sitzung läuft weiter, weil die Regel pausiert war} browser_update {die Sitzung läuft weiter, wie Sie es für Aktualisierungen des Browsers gewählt haben} other {die Sitzung läuft weiter, weil der Browser nicht beendet war}}.',
  'sessions.what.left':
    '{count, plural, one {# Cookie liess sich nicht entfernen} other {# Cookies liessen sich nicht entfernen}}. Die Website bleibt geschlossen.',
  'sessions.what.failed': 'es wurde nicht fertig. Die Website bleibt geschlossen.',
  'sessions.what.by-hand': 'Sie haben die Website trotz der Reste geöffnet.',
  'sessions.what.early':
    '{count, plural, one {# Seite war da, bevor die Türen standen; ihre Anfrage kann die alte Sitzung mitgeführt haben.} other {# Seiten waren da, bevor die Türen standen; ihre Anfragen können die alte Sitzung mitgeführt haben.}}',
  'sessions.cause.browser-start': 'Browserstart',
  'sessions.cause.browser-update': 'Start nach einer Browser-Aktualisierung',
  'sessions.cause.crash': 'Start nach einem Absturz',
  'sessions.cause.missed-start': 'Start ohne die Erweiterung',
  'sessions.cause.extension-update': 'Erweiterung aktualisiert',
  'sessions.cause.extension-reload': 'Erweiterung neu geladen',
  'sessions.cause.installed': 'Erweiterung installiert',
  'sessions.cause.rule-on': 'Regel eingeschaltet',
  'sessions.cause.hours': 'Zeit abgelaufen',
  'sessions.cause.idle': 'Niemand am Computer',
  'sessions.cause.locked': 'Bildschirm gesperrt',
  'sessions.cause.last-tab': 'Letzter Tab geschlossen',
  'sessions.cause.last-window': 'Letztes Fenster geschlossen',
  'sessions.cause.now': 'Von Ihnen abgemeldet',
  'sessions.cause.again': 'Von Ihnen erneut versucht',
  'sessions.cause.new-host': 'Neuer Host der Website',
  'sessions.cause.came-back': 'Ein Cookie kam zurück',
  'sessions.outcome.held': 'Gehalten',
  'sessions.outcome.kept': 'Sitzung behalten',
  'sessions.outcome.left': 'Reste gefunden',
  'sessions.outcome.failed': 'Nicht fertig',
  'sessions.outcome.by-hand': 'Von Ihnen geöffnet',
  'sessions.by-hand':
    'Die frühere Sitzung lebt hier womöglich weiter. Melden Sie sich ab, um sie zu beenden.',
  'sessions.no-receipt': 'Noch kein Beleg: Der erste kommt, wenn eine Sitzung beendet wird.',
  'sessions.sweeping': 'Die Sitzung wird beendet; ihre Seiten warten.',
  'sessions.sign-out': 'Jetzt abmelden',
  'sessions.sign-out.busy': 'Abmeldung läuft…',
  'sessions.shares': 'In diesem Browser zusammen abgemeldet, weil sie die Domain teilen:',
  'sessions.shares.rest': '{some, select, yes {alles Weitere auf} other {alles auf}} {site} und darunter',
  'sessions.open-tabs': 'Offene Tabs der Website werden neu geladen: Nicht gesendeter Text geht verloren.',
  'sessions.shut': 'Ihre Seiten warten, bis die Sitzung beendet ist.',
  'sessions.shut.left': 'Noch da:',
  'sessions.left.cookie': '{cookie} auf {host}{where, select, jar { ({jar})} other {}}',
  'sessions.open-anyway.ask':
    'Die frühere Sitzung kann weiterleben: Wer diesen Browser benutzt, ist womöglich noch angemeldet. Es wird vermerkt, dass Sie geöffnet haben.',
  'sessions.change': 'Ändern',
  'sessions.change.of': 'Regel von {site} ändern',
  'sessions.also': 'Ausserdem abmelden',
  'sessions.also.hours': 'nach einigen Stunden',
  'sessions.also.idle': 'nach einiger Zeit ohne Eingabe',
  'sessions.also.locked': 'wenn der Bildschirm gesperrt wird',
  'sessions.also.last-tab': 'wenn der letzte Tab der Website geschlossen wird',
  'sessions.unit.hours': 'Stunden',
  'sessions.unit.minutes': 'Minuten',
  'sessions.wrong-number': 'Schreiben Sie eine ganze Zahl von 1 bis {most, number}.',
  'sessions.frames': 'Rahmen dieser Website auf Seiten anderer Websites geschlossen halten',
  'sessions.frames.hint':
    'Ein Video oder ein Formular dieser Website auf einer Seite einer anderen Website wird nicht geladen. Was ein solcher Rahmen dort speichert, lässt sich in Chromium nicht löschen.',
  'sessions.update': 'Wenn der Browser für seine Aktualisierung neu startet',
  'sessions.update.end': 'Abmelden, wie bei jedem Start',
  'sessions.update.keep': 'Sitzung behalten',
  'sessions.snooze': 'Pausieren',
  'sessions.snooze.text': 'Bis dahin beendet nichts die Sitzung; die Regel kommt von selbst zurück.',
  'sessions.snooze.hour': '1 Stunde',
  'sessions.snooze.morning': 'Bis morgen früh',
  'sessions.snoozed': 'Pausiert bis {when}: Vorher beendet nichts diese Sitzung.',
  'sessions.snooze.end': 'Pause beenden',
  'sessions.drop': 'Regel entfernen',
  'sessions.drop.ask':
    'Regel von {site} entfernen? Die Sitzungen dauern dann so lange, wie die Website will.',
  'sessions.on': 'Einschalten',
  'sessions.on.ask': 'Einschalten…',
  'sessions.on.named': 'Für {site} einschalten',
  'sessions.on.busy': 'Wird eingeschaltet…',
  'sessions.on.text':
    'Von jetzt an meldet Sie jeder Start dieses Browsers ab: Cookies und gespeicherte Daten von {site} werden entfernt, bevor eine Seite davon lädt. Das erste Mal ist jetzt.',
  'sessions.on.mail':
    'Infomaniak schickt Ihnen womöglich bei jedem Start eine Mail über einen neuen Standort, weil der Browser ohne seine früheren Cookies kommt.',
  'sessions.on.permission':
    'Der Browser fragt Sie, ob Latchkey diese Website erreichen darf, und keine andere.',
  'sessions.on.refused': 'Der Browser lässt Latchkey {site} nicht erreichen. Nichts wurde geändert.',
  'sessions.on.whole':
    'Die Regel gilt für alles von {site}, nicht nur für {part}: Die ganze Domain teilt sich ihre Cookies.',
  'sessions.others': 'Andere Websites',
  'sessions.add': 'Website hinzufügen',
  'sessions.add.this': 'Diese Website hinzufügen',
  'sessions.add.here': 'Diese Website hinzufügen: {site}',
  'sessions.add.field': 'Adresse der Website',
  'sessions.add.hint': 'Zum Beispiel ebill.example. Die Regel gilt für die Website und alles darunter.',
  'sessions.add.action': 'Hinzufügen…',
  'sessions.fault.empty': 'Schreiben Sie die Adresse einer Website, wie ebill.example.',
  'sessions.fault.not-a-host': 'Das ist keine Adresse einer Website. Schreiben Sie sie wie ebill.example.',
  'sessions.fault.ip-address': 'Das ist die Nummer eines Geräts. Eine Regel braucht den Namen einer Website.',
  'sessions.fault.local': 'Das liegt auf Ihrem eigenen Computer. Eine Regel ist für Websites im Netz.',
  'sessions.fault.public-suffix': 'Unter «{site}» kann jeder eine Website haben. Schreiben Sie eine davon.',
  'sessions.fault.covered': 'Die Regel von {site} gilt schon dafür.',
  'sessions.fault.covers': '{site}, in derselben Domain, hat eine eigene Regel. Entfernen Sie diese zuerst.',
  'sessions.browsers': 'Browser auf diesem Computer',
  'sessions.browsers.this': '{name}, dieser',
  'sessions.browsers.since': 'läuft seit {when}',
  'sessions.browsers.seen': 'zuletzt gesehen: {when}',
  'sessions.browsers.none': 'Noch kein Browser hat berichtet.',
  'sessions.browsers.no-rule': 'Keine Regel',
  'sessions.browsers.alone':
    'Andere Browser erscheinen, wenn Latchkey läuft. Die Regeln dieses Browsers gelten auch ohne.',
  'sessions.undelivered':
    '{count, plural, one {# Beleg wartet auf Latchkey.} other {# Belege warten auf Latchkey.}}',
  'sessions.verdict.held': 'Gehalten',
  'sessions.verdict.snoozed': 'Pausiert',
  'sessions.verdict.shut': 'Website geschlossen',
  'sessions.verdict.missed': 'Start verpasst',
  'sessions.verdict.returned': 'Cookie zurück',
  'sessions.verdict.breach': 'Nicht gehalten',
  'sessions.verdict.unseen': 'Nicht gesehen',
  'sessions.doctor':
    '{weak, plural, =0 {Nichts gesehen, das sie schwächt} one {# Punkt schwächt sie} other {# Punkte schwächen sie}}{unknown, plural, =0 {} one {; # von hier nicht sichtbar} other {; # von hier nicht sichtbar}}',
  'sessions.receipts': 'Belege',
  'sessions.receipts.all': '{count, plural, one {# Beleg zeigen} other {Alle # Belege zeigen}}',
  'sessions.column.when': 'Wann',
  'sessions.column.site': 'Website und Browser',
  'sessions.column.why': 'Warum',
  'sessions.column.outcome': 'Ergebnis',
  'sessions.column.removed': 'Entfernt',
  'sessions.column.left': 'Übrig',
  'sessions.column.took': 'Dauer',
  'sessions.nothing': 'Nichts',
  'sessions.seconds': '{seconds, number} s',
  'sessions.silent':
    'Der Hintergrund der Erweiterung antwortet nicht; über ihre Regeln ist nichts bekannt. Laden Sie die Erweiterung neu, oder starten Sie den Browser neu.',
  'sessions.policy': 'Browser, die die Regel halten',
  'sessions.policy.since': '{browser} seit {when}',
  'sessions.policy.not': '{browser}: {verdict}',
  'sessions.policy.none': 'Noch keine Website hat eine Regel.',
  'sessions.command.sign-out': 'Jetzt von {site} abmelden',
  'sessions.help': 'Wie es funktioniert, und seine Grenzen',
  'sessions.help.start':
    'Bei jedem Start hält der Browser selbst die Website geschlossen: Keine Seite lädt und keine Anfrage geht hinaus, auch nicht aus wiederhergestellten Tabs, bis Cookies und gespeicherte Daten entfernt und nochmals gesucht sind. Ein Beleg sagt, was gefunden wurde.',
  'sessions.help.advice':
    'Der Anbieter rät zu Chromes eigener Einstellung, die Cookies einer Website nur für die Sitzung behält. Chromium löscht sie damit beim Schliessen, nach einem Absturz aber nichts; in Firefox kommen sie mit wiederhergestellten Tabs zurück. Diese Regel gilt auch dann, und die Belege jedes Browsers zeigen es.',
  'sessions.help.early':
    'Chromium fragt eine Startseite, und ab und zu einen wiederhergestellten Tab, ab, bevor es die Regeln seiner Erweiterungen gelesen hat. Mit dem zweiten Schloss hat es die Sitzung beim Schliessen gelöscht, und eine solche Anfrage trägt nichts; nach einem Absturz kann sie es. Der Beleg sagt es. Erlauben Sie das zweite Schloss in der Liste dessen, was die Regeln schwächt.',
  'sessions.help.shared':
    'Eine Regel gilt für eine Website und alles darunter, und meldet so jeden Dienst ab, der die Domain teilt. Andere Browser, Telefone und Apps bleiben angemeldet.',
  'sessions.help.daemon':
    'Die Regeln gelten auch, wenn der Latchkey-Dienst steht. Belege warten und werden übergeben, sobald er läuft; Cookie-Werte verlassen den Browser nie.',

  'phase.active': 'Aktiv',
  'phase.expiring': 'Läuft bald ab',
  'phase.expired': 'Abgelaufen',
  'phase.redemption': 'Rückholfrist',
  'phase.pending-delete': 'Wird gelöscht',
  'phase.available': 'Frei',
  'phase.unknown': 'Nicht bekannt',

  'severity.critical': 'Kritisch',
  'severity.warning': 'Warnung',
  'severity.notice': 'Hinweis',

  'source.infomaniak': 'Infomaniak',
  'source.registry': 'Registry',
  'source.browser': 'Der Browser selbst',
  'source.vault': 'Tresor auf diesem Computer',
  'source.person': 'Von Ihnen angegeben',

  'reason.never-asked': 'Noch nicht gefragt',
  'reason.no-permission': 'Das Token darf es nicht lesen',
  'reason.not-published': 'Nicht veröffentlicht',
  'reason.absent': 'Fehlte in der Antwort',
  'reason.odd': 'Die Antwort war unverständlich',
  'reason.source-failed': 'Die Quelle hat nicht geantwortet',
  'reason.stale': 'Zu lange her',
  'reason.stale.stated': 'Vor zu langer Zeit von Ihnen angegeben: bitte bestätigen',
  'reason.date.not-published': 'Datum nicht veröffentlicht',

  'account.fact.twoFactor': 'Zwei-Schritt-Bestätigung',
  'account.fact.methods': 'Methoden',
  'account.fact.backupCodesLeft': 'Verbleibende Notfallcodes',
  'account.fact.backupCodesKept': 'Notfallcodes aufbewahrt',
  'account.fact.passwordChangedAt': 'Passwort gesetzt am',
  'account.fact.lastLoginAt': 'Letzte Anmeldung',
  'account.fact.recoveryPhone': 'Telefon zur Wiederherstellung',
  'account.fact.recoveryEmail': 'Adresse zur Wiederherstellung',
  'account.fact.loginHostedHere': 'Anmeldeadresse liegt bei Infomaniak',
  'account.fact.alertOnLogin': 'Mail bei einer Anmeldung',
  'account.fact.alertOnFailure': 'Mail bei falschem Passwort',
  'account.fact.unusedPasswords': 'Unbenutzte Anwendungspasswörter',
  'account.fact.unseenDevices': 'Lange nicht gesehene Geräte',
  'account.fact.language': 'Sprache',
  'account.fact.country': 'Land',
  'account.fact.timeZone': 'Zeitzone',
  'account.section.two-factor': 'Zweiter Faktor',
  'account.section.recovery': 'Wieder hineinkommen',
  'account.section.password': 'Passwort und Anmeldungen',
  'account.section.tools': 'Anwendungspasswörter',
  'account.section.devices': 'Geräte',
  'account.section.profile': 'Profil',
  'account.login': 'Zugang {login}',
  'account.unheard': 'Wem dieser Zugang gehört, ist noch nicht bekannt.',
  'account.locked': 'Der Schlüssel von Latchkey ist gesperrt: Gezeigt wird, was vorher bekannt war.',
  'account.required': '{organisations} verlangt 2FA.',
  'account.verified': 'Überprüft: Infomaniak zeigt sie als eingeschaltet.',
  'account.value.yes': 'Ja',
  'account.value.no': 'Nein',
  'account.value.verified': 'Bestätigt',
  'account.value.unverified': 'Nicht bestätigt',
  'account.value.missing': 'Keines',
  'account.value.sso': 'Keines hier: Sie melden sich per SSO an',
  'account.value.on': 'Ein',
  'account.value.off': 'Aus',
  'account.state': 'Selbst angeben',
  'account.state.of': 'Selbst angeben: {what}',
  'account.state.hint': 'Es gilt, bis eine Quelle es sagt, und ist nach {days} Tagen zu bestätigen.',
  'account.state.save': 'Angeben',
  'account.state.choose': 'Auswählen',
  'account.state.date': 'Datum',
  'account.state.address': 'Adresse',
  'account.state.address.hint': 'Leer: Es gibt keine.',
  'account.state.address.verified': 'Sie wurde durch eine Mail bestätigt',
  'account.state.wrong': 'Wählen oder schreiben Sie zuerst einen Wert.',
  'account.state.taken-back': 'Zurückgenommen: {what}',
  'account.state.conflict': 'Eine Quelle weiss es selbst.',
  'account.stated.due': 'Bitte bis {date} bestätigen.',
  'account.confirm.of': 'Stimmt noch: {what}',
  'account.clear.of': 'Zurücknehmen: {what}',
  'account.methods.manage': '2FA verwalten',
  'account.phones.none': 'Keine Telefonnummer.',
  'account.emails.none': 'Keine weitere Adresse.',
  'account.contact.recovery': 'zur Wiederherstellung',
  'account.tools.none': 'Kein Anwendungspasswort.',
  'account.tools.create': 'Anwendungspasswort erstellen',
  'account.tools.used': 'Zuletzt benutzt {when}',
  'account.tools.never': 'Nie benutzt',
  'account.devices.none': 'Kein Gerät.',
  'account.devices.seen': 'Zuletzt gesehen {when}',
  'account.profile.hint': 'Nichts wird gesendet, bevor Sie gesehen und bestätigt haben, was sich ändert.',
  'account.profile.phone.hint': 'Mit Landesvorwahl, wie +41 79 123 45 67. Leer: wie bisher.',
  'account.profile.email.hint': 'Bei einem anderen Anbieter, nicht auf eigenen Domains. Leer: wie bisher.',
  'account.profile.search.hint': 'Tippen Sie, um in der Liste zu suchen.',
  'account.profile.unlisted': 'Wählen Sie aus der Liste.',
  'account.profile.no-list': 'Die Liste ist nicht bekannt: {reason}',
  'account.profile.same': 'Nichts ist anders als bisher.',
  'account.profile.look': 'Ansehen, was sich ändert',
  'finding.unknown': 'Nicht bekannt: {name}',

  'finding.account-2fa-off.name': '2FA Ihres Kontos',
  'finding.account-2fa-off.title': 'Ihr Konto hat keine 2FA',
  'finding.account-2fa-off.seen': '{subject} meldet sich nur mit dem Passwort an',
  'finding.account-2fa-off.why':
    'Wer das Passwort erfährt, ist drin. Mit einem zweiten Faktor öffnet das Passwort allein nichts.',
  'finding.account-2fa-required-and-off.name': '2FA, die Ihre Organisation verlangt',
  'finding.account-2fa-required-and-off.title': 'Ihre nächste Aktion wird angehalten',
  'finding.account-2fa-required-and-off.seen': '{organisation} verlangt 2FA, und Sie haben keine',
  'finding.account-2fa-required-and-off.why':
    'Bis Sie einen zweiten Faktor eingerichtet haben, zeigen Ihnen der Manager und die Web-Apps nichts anderes.',
  'finding.account-2fa-sms-only.name': 'Zweiter Faktor, der sich nicht abfangen lässt',
  'finding.account-2fa-sms-only.title': 'SMS ist Ihr einziger zweiter Faktor',
  'finding.account-2fa-sms-only.seen': '{subject} bestätigt Anmeldungen nur per SMS',
  'finding.account-2fa-sms-only.why':
    'Eine SMS lässt sich abfangen und eine Nummer übernehmen. Eine App oder ein Sicherheitsschlüssel nicht.',
  'finding.account-2fa-sms-fallback.name': 'Ausweichweg, der sich nicht abfangen lässt',
  'finding.account-2fa-sms-fallback.title': 'SMS ist noch ein Weg hinein',
  'finding.account-2fa-sms-fallback.seen': '{subject} hat eine stärkere Methode und daneben SMS',
  'finding.account-2fa-sms-fallback.why':
    'Ein Fremder nimmt den schwächsten Weg. Sobald eine zweite starke Methode da ist, kann SMS weg.',
  'finding.account-2fa-single-method.name': 'Zweiter Weg, eine Anmeldung zu bestätigen',
  'finding.account-2fa-single-method.title': 'Nur ein zweiter Faktor',
  'finding.account-2fa-single-method.seen': 'Eingerichtet ist nur: {method}',
  'finding.account-2fa-single-method.why': 'Geht er verloren, lassen Sie nur noch die Notfallcodes hinein.',
  'finding.account-backup-codes-few.name': 'Notfallcodes',
  'finding.account-backup-codes-few.title':
    '{left, plural, =0 {Kein Notfallcode mehr} one {Nur noch # Notfallcode} other {Nur noch # Notfallcodes}}',
  'finding.account-backup-codes-few.seen': 'Jeder Code gilt nur einmal',
  'finding.account-backup-codes-few.why':
    'Mit den Codes kommen Sie hinein, wenn das Telefon weg ist. Erstellen Sie neue, bevor der letzte gebraucht ist.',
  'finding.account-backup-codes-unkept.name': 'Wo die Notfallcodes liegen',
  'finding.account-backup-codes-unkept.title': 'Ihre Notfallcodes sind nicht aufbewahrt',
  'finding.account-backup-codes-unkept.seen': 'Sie haben gesagt, dass sie nicht zur Hand sind',
  'finding.account-backup-codes-unkept.why':
    'Sie werden einmal gezeigt. Erstellen Sie neue und bewahren Sie sie dort auf, wo Sie sie ohne Telefon finden.',
  'finding.account-factor-here.name': 'Zweiter Faktor auf diesem Computer',
  'finding.account-factor-here.title': 'Passwort und zweiter Faktor auf einem Computer',
  'finding.account-factor-here.seen': 'Die einzige bekannte Methode ist ein Code aus diesem Tresor',
  'finding.account-factor-here.why':
    'Wer diesen Computer übernimmt, hat beides. Fügen Sie ein Telefon oder einen Sicherheitsschlüssel hinzu.',
  'finding.account-recovery-phone-missing.name': 'Telefon zur Wiederherstellung',
  'finding.account-recovery-phone-missing.title':
    '{state, select, unverified {Ihr Telefon zur Wiederherstellung ist nicht bestätigt} other {Kein Telefon zur Wiederherstellung}}',
  'finding.account-recovery-phone-missing.seen':
    'Ein vergessenes Passwort liesse sich nicht per SMS zurückholen',
  'finding.account-recovery-phone-missing.why':
    'Über diese Nummer findet Infomaniak Ihr Konto und lässt Sie wieder hinein.',
  'finding.account-recovery-email-missing.name': 'Adresse zur Wiederherstellung',
  'finding.account-recovery-email-missing.title':
    '{state, select, unverified {Ihre Adresse zur Wiederherstellung ist nicht bestätigt} other {Keine Adresse zur Wiederherstellung}}',
  'finding.account-recovery-email-missing.seen':
    '{state, select, unverified {Niemand weiss, ob eine Mail dorthin Sie erreichen würde} other {Es gibt keine zweite Adresse, an die man schreiben könnte}}',
  'finding.account-recovery-email-missing.why':
    'Wird Ihre Anmeldeadresse gelöscht, geht der Weg zurück über diese.',
  'finding.account-recovery-email-on-own-name.name':
    'Adresse zur Wiederherstellung ausserhalb eigener Domains',
  'finding.account-recovery-email-on-own-name.title': 'Ihre Adresse zur Wiederherstellung liegt auf {name}',
  'finding.account-recovery-email-on-own-name.seen':
    '{phase, select, expiring {{name} läuft bald ab, und {address} mit ihm} expired {{name} ist abgelaufen, und {address} kann mitgehen} redemption {{name} ist abgelaufen, und {address} mit ihm} pending_delete {{name} wird gelöscht, und {address} mit ihm} available {{name} ist weg, und {address} auch} other {Geht {name} verloren, dann auch {address}}}',
  'finding.account-recovery-email-on-own-name.why':
    'Der Weg zurück darf nicht an dem hängen, was Sie zurückholen müssen. Geben Sie eine Adresse bei einem anderen Anbieter an.',
  'finding.account-login-hosted-here.name': 'Wo Ihre Anmeldeadresse liegt',
  'finding.account-login-hosted-here.title': 'Ihre Anmeldeadresse liegt bei Infomaniak',
  'finding.account-login-hosted-here.seen': 'Wer {address} oder ihren Maildienst löscht, sperrt Sie aus',
  'finding.account-login-hosted-here.why':
    'Der Weg zurück braucht dann eine Mobilnummer und eine zweite Adresse. Mit einer Adresse anderswo kann das nicht geschehen.',
  'finding.account-password-old.name': 'Alter Ihres Passworts',
  'finding.account-password-old.title': 'Ihr Passwort ist älter, als Sie möchten',
  'finding.account-password-old.seen': 'Gesetzt am {date}, vor {age, plural, one {# Tag} other {# Tagen}}',
  'finding.account-password-old.why':
    'Die Grenze haben Sie in den Einstellungen gewählt. Was vor langer Zeit bekannt wurde, gilt danach nichts mehr.',
  'finding.account-password-before-incident.name': 'Passwort neuer als der letzte Angriff',
  'finding.account-password-before-incident.title': 'Ihr Passwort ist älter als ein Angriff',
  'finding.account-password-before-incident.seen': '«{incident}», gemeldet am {date}',
  'finding.account-password-before-incident.why':
    'Infomaniak hat seither einen Angriff auf die Plattform gemeldet. Ein neues Passwort ist sicher, was auch mitgenommen wurde.',
  'finding.account-application-passwords-idle.name': 'Anwendungspasswörter in Gebrauch',
  'finding.account-application-passwords-idle.title':
    '{left, plural, =0 {Anwendungspasswörter liegen brach} one {Ein Anwendungspasswort liegt brach} other {# Anwendungspasswörter liegen brach}}',
  'finding.account-application-passwords-idle.seen':
    '{left, plural, =0 {Das haben Sie angegeben} other {Seit einem Jahr oder nie benutzt: {name}}}',
  'finding.account-application-passwords-idle.why':
    'Jedes meldet sich am zweiten Faktor vorbei an. Widerrufen Sie, was kein Programm braucht.',
  'finding.account-application-password-new.name': 'Neue Anwendungspasswörter',
  'finding.account-application-password-new.title':
    '{left, plural, one {Ein Anwendungspasswort ist neu} other {# Anwendungspasswörter sind neu}}',
  'finding.account-application-password-new.seen': 'Von Ihnen noch nicht gesehen: {name}',
  'finding.account-application-password-new.why':
    'Jedes meldet sich am zweiten Faktor vorbei an. Widerrufen Sie, was Sie nicht kennen.',
  'finding.account-application-passwords-due.name': 'Apps nach dem Einschalten der 2FA',
  'finding.account-application-passwords-due.title': 'Apps brauchen jetzt ein eigenes Passwort',
  'finding.account-application-passwords-due.seen': '2FA ist seit {date} an',
  'finding.account-application-passwords-due.why':
    'Mail, Kalender und Abgleich kommen mit dem Passwort des Kontos nicht mehr hinein.',
  'finding.account-devices-unseen.name': 'Geräte in Gebrauch',
  'finding.account-devices-unseen.title':
    '{left, plural, =0 {Geräte wurden lange nicht gesehen} one {Ein Gerät wurde lange nicht gesehen} other {# Geräte wurden lange nicht gesehen}}',
  'finding.account-devices-unseen.seen':
    '{left, plural, =0 {Das haben Sie angegeben} other {Seit einem halben Jahr nicht gesehen: {name}}}',
  'finding.account-devices-unseen.why':
    'Ein verlorenes oder verkauftes Gerät kann noch angemeldet sein. Entfernen Sie, was Sie nicht mehr haben.',
  'finding.account-alerts-off.name': 'Anmeldewarnungen',
  'finding.account-alerts-off.title': 'Anmeldewarnungen sind aus',
  'finding.account-alerts-off.seen':
    'Niemand meldet Ihnen eine Anmeldung von einem neuen Ort oder ein falsches Passwort',
  'finding.account-alerts-off.why': 'Eine Mail zur rechten Zeit lässt Sie handeln, bevor es ein Fremder tut.',
  'finding.statement-to-confirm.name': 'Was Sie selbst angegeben haben',
  'finding.statement-to-confirm.title':
    '{count, plural, one {Eine Ihrer Angaben ist zu bestätigen} other {# Ihrer Angaben sind zu bestätigen}}',
  'finding.statement-to-confirm.seen': 'Die älteste stammt vom {date}',
  'finding.statement-to-confirm.why': 'Keine Quelle sagt es: Es beruht auf Ihrem Wort, und das altert.',
  'finding.organisation-2fa-not-required.name': '2FA-Pflicht',
  'finding.organisation-2fa-not-required.title': '2FA ist nicht Pflicht',
  'finding.organisation-2fa-not-required.seen': '{organisation} überlässt es jedem Mitglied',
  'finding.organisation-2fa-not-required.why':
    'Ein einziges Mitglied ohne zweiten Faktor genügt, um die Organisation einem Fremden zu öffnen.',
  'finding.organisation-2fa-withdrawn.name': '2FA-Pflicht, die bleibt',
  'finding.organisation-2fa-withdrawn.title': '2FA ist nicht mehr Pflicht',
  'finding.organisation-2fa-withdrawn.seen': '{organisation} verlangte sie bis {date}',
  'finding.organisation-2fa-withdrawn.why':
    'Jemand hat die Pflicht aufgehoben. Mitglieder können 2FA wieder ausschalten, und neue kommen ohne.',
  'finding.organisation-2fa-planned.name': 'Geplante 2FA-Pflicht',
  'finding.organisation-2fa-planned.title':
    '{state, select, passed {Der Tag für die 2FA-Pflicht ist vorbei} other {{days, plural, =0 {Ab heute soll 2FA Pflicht sein} =1 {Ab morgen soll 2FA Pflicht sein} other {In # Tagen soll 2FA Pflicht sein}}}}',
  'finding.organisation-2fa-planned.seen':
    '{state, select, passed {Geplant für {date}, und noch immer aus} other {Geplant für {date}}}; {list, select, known {{lacking, plural, =0 {soweit bekannt, fehlt sie niemandem} one {# Person hat keine} other {# Personen haben keine}}{unclear, plural, =0 {} other {, von # ist es nicht bekannt}}} other {wem sie fehlt, ist nicht bekannt}}',
  'finding.organisation-2fa-planned.why':
    'Wer an diesem Tag keine hat, wird bei der nächsten Aktion angehalten. Wer es rechtzeitig weiß, kann weiterarbeiten.',
  'finding.organisation-single-legal-representative.name': 'Zweiter rechtlicher Vertreter',
  'finding.organisation-single-legal-representative.title':
    '{count, plural, =0 {Kein rechtlicher Vertreter} other {Nur ein rechtlicher Vertreter}}',
  'finding.organisation-single-legal-representative.seen': 'Niemand könnte bei {organisation} einspringen',
  'finding.organisation-single-legal-representative.why':
    'Kann sich diese Person nicht anmelden, kann niemand die Rolle weitergeben.',
  'finding.organisation-blocked.name': 'Zugang zur Organisation',
  'finding.organisation-blocked.title': '{organisation} ist gesperrt',
  'finding.organisation-blocked.seen': 'Ihre Produkte lassen sich nicht verwalten',
  'finding.organisation-blocked.why':
    'Solange sie gesperrt ist, kann niemand etwas verlängern, wiederherstellen oder ändern. Der Manager sagt, warum.',
  'finding.invitation-expired.name': 'Abgelaufene Einladungen',
  'finding.invitation-expired.title':
    '{count, plural, =1 {Die Einladung von {name} ist abgelaufen} other {{count, number} Einladungen sind abgelaufen}}',
  'finding.invitation-expired.seen':
    '{count, plural, =1 {Sie galt bis {date}} other {Die von {name}. Die erste galt bis {date}}}',
  'finding.invitation-expired.why':
    'Wer eingeladen wurde, kann nicht mehr beitreten. Senden Sie die Einladung erneut, oder ziehen Sie sie zurück.',
  'finding.member-without-2fa.name': '2FA der Mitglieder',
  'finding.member-without-2fa.title':
    '{count, plural, =1 {{name} hat keine 2FA} other {{of, plural, =0 {{count, number} Mitglieder ohne 2FA} other {{count, number} von {of, number} Mitgliedern ohne 2FA}}}}',
  'finding.member-without-2fa.seen':
    '{state, select, stopped {{count, plural, =1 {Wird bei der nächsten Aktion angehalten} other {Sie werden bei der nächsten Aktion angehalten}}} other {{count, plural, =1 {Meldet sich nur mit dem Passwort an} other {Sie melden sich nur mit dem Passwort an}}}}',
  'finding.member-without-2fa.why':
    'Ein gestohlenes Passwort genügt, um alles zu lesen, was dieses Mitglied liest.',
  'finding.administrator-without-2fa.name': '2FA der Administratoren',
  'finding.administrator-without-2fa.title':
    '{count, plural, =1 {{name} verwaltet ohne 2FA} other {{count, number} Administratoren ohne 2FA}}',
  'finding.administrator-without-2fa.seen':
    '{state, select, stopped {{count, plural, =1 {Wird bei der nächsten Aktion angehalten} other {Sie werden bei der nächsten Aktion angehalten}}} other {{count, plural, =1 {Kann mit dem Passwort allein alles ändern} other {Sie können mit dem Passwort allein alles ändern}}}}',
  'finding.administrator-without-2fa.why':
    'Administratoren laden ein, sperren und löschen. Ihre Konten werden zuerst angegriffen.',
  'finding.member-2fa-weak.name': 'Zweiter Faktor der Mitglieder, der sich nicht abfangen lässt',
  'finding.member-2fa-weak.title':
    '{count, plural, =1 {{name} verlässt sich auf SMS} other {{of, plural, =0 {{count, number} Mitglieder verlassen sich auf SMS} other {{count, number} von {of, number} Mitgliedern verlassen sich auf SMS}}}}',
  'finding.member-2fa-weak.seen': 'SMS ist der einzige zweite Faktor',
  'finding.member-2fa-weak.why': 'Eine SMS lässt sich abfangen und eine Telefonnummer übernehmen.',
  'finding.member-2fa-switched-off.name': '2FA, die eingeschaltet bleibt',
  'finding.member-2fa-switched-off.title': '{name} hat 2FA ausgeschaltet',
  'finding.member-2fa-switched-off.seen': 'Vor dem {date} war sie ein',
  'finding.member-2fa-switched-off.why':
    'Vielleicht ging ein Telefon verloren, vielleicht ist jemand anderes im Konto. Fragen Sie diese Person.',
  'finding.external-with-wide-rights.name': 'Rechte der Externen',
  'finding.external-with-wide-rights.title':
    '{count, plural, =1 {{name} ist extern und darf viel} other {{count, number} Externe dürfen viel}}',
  'finding.external-with-wide-rights.seen':
    '{state, select, billing {Zugang zur Abrechnung} other {Zugang zum Manager, nicht nur zu den Web-Apps}}',
  'finding.external-with-wide-rights.why':
    'Wer nicht zum Haus gehört, soll nur erreichen, was die Arbeit braucht.',
  'finding.member-unseen.name': 'Mitglieder, die sich anmelden',
  'finding.member-unseen.title':
    '{count, plural, =1 {{state, select, never {{name} hat sich nie angemeldet} other {{name} wurde lange nicht gesehen}}} other {{count, number} Mitglieder wurden lange nicht gesehen}}',
  'finding.member-unseen.seen':
    '{state, select, never {Keine Anmeldung bekannt} other {Letzte Anmeldung: {date}}}',
  'finding.member-unseen.why':
    'Ein Konto, das niemand benutzt, ist eine offene Tür, die niemand bewacht. Entfernen Sie es, oder fragen Sie nach.',
  'finding.domain-lapsing.name': 'Verlängerung der Domains',
  'finding.domain-lapsing.title':
    '{phase, select, redemption {{name} wiederherstellen} pending_delete {{name} wird bald gelöscht} available {{name} ist für alle frei} expired {{name} ist abgelaufen} other {{name} verlängern}}',
  'finding.domain-lapsing.seen':
    '{phase, select, redemption {Kann{date, select, none {} other { bis {date}}} wiederhergestellt werden} pending_delete {{state, select, maybe {Wird gelöscht; vielleicht noch wiederherstellbar} other {Zu spät zum Wiederherstellen}}} available {Jeder kann sie registrieren} expired {{dated, select, yes {{days, plural, =0 {Heute abgelaufen} one {Vor # Tag abgelaufen} other {Vor # Tagen abgelaufen}}} other {Abgelaufen}}{renewBy, select, none {} other {, kann bis {renewBy} verlängert werden}}} other {{state, select, late {Der letzte sichere Tag zum Verlängern ist vorbei} other {{days, plural, =0 {Weniger als ein Tag zum Verlängern} one {Noch # Tag zum Verlängern} other {Noch # Tage zum Verlängern}}}}}}',
  'finding.domain-lapsing.why':
    'Ein verlorener Name nimmt seine Website, seine Mails und jede Anmeldung mit einer Adresse darauf mit; danach kann ihn jeder registrieren.',
  'finding.domain-without-warranty.name': 'Verlängerungsgarantie',
  'finding.domain-without-warranty.title':
    '{count, plural, =1 {{name} hat keine Verlängerungsgarantie} other {{count, number} Domains ohne Verlängerungsgarantie}}',
  'finding.domain-without-warranty.seen':
    '{count, plural, =1 {Ein wichtiger Name, den niemand hält, wenn die Verlängerung vergessen geht} other {Wichtige Namen, die niemand hält, wenn eine Verlängerung vergessen geht}}',
  'finding.domain-without-warranty.why':
    'Mit der Garantie tut Infomaniak, was möglich ist, um den Namen auch ohne rechtzeitige Verlängerung zu behalten.',
  'finding.domain-on-hold.name': 'Stillgelegte Domains',
  'finding.domain-on-hold.title': '{name} ist stillgelegt',
  'finding.domain-on-hold.seen': 'Die Registry oder der Registrar hat sie angehalten',
  'finding.domain-on-hold.why':
    'Ein stillgelegter Name wird nicht aufgelöst: Website und Mail sind ausser Betrieb. Oft ist eine Rechnung offen, oder die Adresse des Inhabers wurde nicht bestätigt.',
  'finding.domain-transferring.name': 'Transfer von Domains',
  'finding.domain-transferring.title': '{name} wird gerade übertragen',
  'finding.domain-transferring.seen': 'Jemand will ihn zu einem anderen Registrar verschieben',
  'finding.domain-transferring.why':
    'Hat das hier niemand ausgelöst, lehnen Sie es jetzt ab: Ein weggezogener Name ist schwer zurückzuholen.',
  'finding.domain-unlocked.name': 'Transfersperren',
  'finding.domain-unlocked.title':
    '{count, plural, =1 {{name} hat keine Transfersperre} other {{count, number} Domains ohne Transfersperre}}',
  'finding.domain-unlocked.seen':
    '{count, plural, =1 {Ein wichtiger Name, der allein mit seinem Code wegziehen kann} other {Wichtige Namen, die allein mit ihrem Code wegziehen können}}',
  'finding.domain-unlocked.why': 'Mit der Sperre muss ein Transfer zuerst hier erlaubt werden.',
  'finding.domain-delegation-changed.name': 'Nameserver und DNSSEC',
  'finding.domain-delegation-changed.title':
    '{state, select, signed {{name} ist jetzt mit DNSSEC signiert} unsigned {{name} ist nicht mehr mit DNSSEC signiert} other {{name} führt zu anderen Nameservern}}',
  'finding.domain-delegation-changed.seen':
    '{state, select, signed {Die Registry hat Schlüssel dafür, zuerst gesehen am {date}} unsigned {Die Registry hat keine Schlüssel mehr dafür, zuerst gesehen am {date}} both {{after} statt {before}, und andere Schlüssel, zuerst gesehen am {date}} other {{after} statt {before}, zuerst gesehen am {date}}}',
  'finding.domain-delegation-changed.why':
    'Wer die Nameserver setzt, bestimmt, wohin Website und Mail gehen. Waren Sie es, legen Sie dies weg.',
  'finding.domain-owner-unvalidated.name': 'Inhaber von Domains',
  'finding.domain-owner-unvalidated.title': 'Der Inhaber von {name} ist nicht bestätigt',
  'finding.domain-owner-unvalidated.seen':
    'Die Registry sagt, dass sie nicht geprüft hat, wem der Name gehört',
  'finding.domain-owner-unvalidated.why':
    'Registries legen Namen still, deren Inhaber unbestätigt bleibt: Folgen Sie den Schritten ihrer Nachricht.',
  'finding.domain-payment-doubtful.name': 'Bezahlung von Domains',
  'finding.domain-payment-doubtful.title':
    '{state, select, card {Die Karte für {name} läuft zu früh ab} other {{name} muss von Hand bezahlt werden}}',
  'finding.domain-payment-doubtful.seen':
    '{state, select, card {Die notierte Karte läuft vor dem {date} ab, dem Ende des Namens} other {Sie haben notiert, dass er von Hand bezahlt wird, und er endet am {date}}}',
  'finding.domain-payment-doubtful.why':
    'Die meisten Namen gehen verloren, weil eine Zahlung scheitert und es niemand merkt.',
  'finding.domain-contact-on-name.name': 'Adressen für Nachrichten zu Domains',
  'finding.domain-contact-on-name.title': 'Nachrichten zu {name} gehen an eine Adresse auf {name}',
  'finding.domain-contact-on-name.seen': 'Nachrichten zu seinem Ende gehen an {address}',
  'finding.domain-contact-on-name.why':
    'Endet der Name, endet auch diese Adresse, und was davor warnt, kommt nicht an: Geben Sie eine andernorts an.',
  'finding.product-expiring.name': 'Verlängerung der Produkte',
  'finding.product-expiring.title':
    '{state, select, ended {{name} ist abgelaufen} other {{days, plural, =0 {{name} endet heute} =1 {{name} endet morgen} other {{name} endet in # Tagen}}}}',
  'finding.product-expiring.seen': 'Bezahlt bis {date}',
  'finding.product-expiring.why':
    'Ein Produkt, das nicht verlängert wird, hört auf, und sein Inhalt kann gelöscht werden.',
  'finding.product-blocked.name': 'Blockierte Produkte',
  'finding.product-blocked.title': '{name} ist blockiert',
  'finding.product-blocked.seen':
    '{state, select, provider {Von Infomaniak blockiert} other {Niemand kann es verwalten, bis es entsperrt ist}}',
  'finding.product-blocked.why':
    'Wer eingeschränkte Rechte hat, kann es nicht verwalten. Wenn es niemand hier mit Absicht blockiert hat, fragen Sie, wer es war.',
  'finding.product-in-maintenance.name': 'Produkte in Wartung',
  'finding.product-in-maintenance.title': '{name} ist noch in Wartung',
  'finding.product-in-maintenance.seen':
    '{date, select, none {In Wartung} other {In Wartung seit dem {date}}}',
  'finding.product-in-maintenance.why':
    'Solange ein Mail-Dienst in Wartung ist, kommt Post an und niemand kann sie lesen.',
  'finding.session-breach.name': 'Sitzungen, die nach ihrer Regel enden',
  'finding.session-breach.title':
    '{state, select, by_hand {{subject} wurde trotz früherer Sitzung geöffnet} door_open {{subject} ist offen, obwohl die Abmeldung misslang} before_start {Eine Sitzung bei {subject} hat ihren Browser überlebt} too_old {Eine Sitzung bei {subject} dauert länger als ihre Regel} other {Der Beginn der Sitzung bei {subject} ist nicht bekannt}}',
  'finding.session-breach.seen':
    '{state, select, by_hand {{left, plural, =0 {Am {date} in {name} von Hand geöffnet, nachdem die Abmeldung misslungen war} one {Am {date} in {name} von Hand geöffnet, # Cookie war noch da} other {Am {date} in {name} von Hand geöffnet, # Cookies waren noch da}}} door_open {Die letzte Abmeldung in {name} misslang am {date}} before_start {Sie begann in {name} am {date}, vor dem Browser selbst} too_old {Sie begann in {name} am {date}} other {In {name} ist sie offen, und keine Abmeldung ist bekannt}}',
  'finding.session-breach.why':
    'Wer sich an diesen Browser setzt oder eine Kopie seiner Cookies hat, ist ohne Passwort angemeldet.',
  'finding.session-start-missed.name': 'Browserstarts unter der Sitzungsregel',
  'finding.session-start-missed.title': '{name} ist ohne die Sitzungsregel gestartet',
  'finding.session-start-missed.seen':
    '{count, plural, =1 {{subject} konnte sich am {date} vor der Abmeldung öffnen} other {{count, number} Sites konnten sich am {date} vor der Abmeldung öffnen}}',
  'finding.session-start-missed.why':
    'Die Erweiterung kam nach den wiederhergestellten Tabs, und diese können eine frühere Sitzung benutzt haben. Der nächste Start, den sie von Anfang an sieht, bringt das in Ordnung.',
  'finding.session-cookie-returned.name': 'Cookies, die entfernt bleiben',
  'finding.session-cookie-returned.title': 'Ein Cookie von {subject} ist zurückgekommen',
  'finding.session-cookie-returned.seen':
    'Am {date} in {name} wieder gesetzt, mit dem Wert, der entfernt worden war',
  'finding.session-cookie-returned.why':
    'Etwas bewahrt eine Kopie Ihrer Sitzung auf: eine andere Erweiterung, eine Seite, die offen blieb, oder die Site selbst.',
  'finding.session-site-shut.name': 'Sites, die sich nach der Abmeldung öffnen',
  'finding.session-site-shut.title': '{subject} bleibt in {name} geschlossen',
  'finding.session-site-shut.seen':
    '{state, select, no_permission {Der Browser lässt Latchkey nicht mehr darauf zugreifen} cookies_refused {Der Browser hat die Cookies nicht entfernt} storage_refused {Der Browser hat den Speicher der Site nicht gelöscht} doors_refused {Der Browser hat Latchkeys Regeln dafür nicht angenommen} tabs_stay {Eine Seite der früheren Sitzung ist noch offen} private_window {Ein privates Fenster der Site ist offen} other {{left, plural, =0 {Die Abmeldung wurde nicht fertig} one {# Cookie liess sich nicht entfernen} other {# Cookies liessen sich nicht entfernen}}}}',
  'finding.session-site-shut.why':
    'Sie bleiben draussen, damit keine frühere Sitzung benutzt wird. Versuchen Sie es erneut, oder öffnen Sie von Hand.',
  'finding.session-rule-weakened.name': 'Was die Sitzungsregel schwächt',
  'finding.session-rule-weakened.title':
    '{count, plural, =1 {Etwas schwächt die Sitzungsregel in {name}} other {{count, number} Dinge schwächen die Sitzungsregel in {name}}}',
  'finding.session-rule-weakened.seen': 'Der Browser erlaubt, was die Regel nicht ausgleichen kann',
  'finding.session-rule-weakened.why':
    'Die Ansicht «Sitzungen» sagt, was es ist, und mit welchem Klick es behoben wird.',
  'finding.session-browser-unseen.name': 'Browser, die sich melden',
  'finding.session-browser-unseen.title':
    '{name} hat sich seit {days, plural, one {# Tag} other {# Tagen}} nicht gemeldet',
  'finding.session-browser-unseen.seen': 'Zuletzt gehört am {date}',
  'finding.session-browser-unseen.why':
    'Was dort mit den Sitzungen geschieht, ist seither nicht bekannt. Öffnen Sie ihn einmal, oder entfernen Sie ihn aus den gekoppelten Browsern, wenn ihn niemand mehr benutzt.',
  'finding.source-failed.name': 'Verbindung zu Infomaniak',
  'finding.source-failed.title':
    '{state, select, rejected {Infomaniak nimmt das Token nicht mehr an} refused {Das Token darf nichts lesen} kept_back {Eine Liste kam leer zurück} locked {Das Token ist gesperrt} other {Infomaniak antwortet nicht}}',
  'finding.source-failed.seen':
    '{state, select, kept_back {{list}: vorher {was}, jetzt {is}. Die frühere Liste bleibt} rejected {Die Verbindung «{subject}» braucht ein neues Token} refused {Der Verbindung «{subject}» fehlen die Rechte} other {Die Verbindung «{subject}» zeigt, was vorher bekannt war}}',
  'finding.source-failed.why':
    'Ohne die Quelle wird nichts Neues bekannt: Was gut war, ist es vielleicht nicht mehr.',

  'action.enable-2fa.label': '2FA einrichten',
  'action.enable-2fa.note':
    'Bevor Sie beginnen: Programme, die abgleichen (Mail, Kalender, Kontakte, WebDAV), brauchen danach ein Anwendungspasswort.',
  'action.enable-2fa.step.1': 'Öffnen Sie die Verwaltung der Zwei-Schritt-Bestätigung.',
  'action.enable-2fa.step.2':
    'Wählen Sie eine Methode: die App kAuth, eine OTP-App, einen YubiKey oder SMS (nur Nummern aus CH, FR, BE und DE).',
  'action.enable-2fa.step.3': 'Folgen Sie den Anweisungen auf dem Bildschirm bis zum Ende.',
  'action.enable-2fa.step.4': 'Bewahren Sie die Notfallcodes sicher auf.',
  'action.enable-2fa.step.5': 'Erstellen Sie Anwendungspasswörter für die Programme, die abgleichen.',
  'action.send-security-alert.label': 'Warnen',
  'action.send-security-alert.step.1': 'Öffnen Sie die Benutzerverwaltung Ihrer Organisation.',
  'action.send-security-alert.step.2':
    'Das rote Symbol zeigt, wer keine 2FA hat; eine lange Liste lässt sich danach filtern.',
  'action.send-security-alert.step.3': 'Öffnen Sie das Aktionsmenü ⋮ rechts neben dem Benutzer.',
  'action.send-security-alert.step.4':
    'Wählen Sie «Sicherheitswarnung senden»: Der Benutzer erhält eine Mail zu den eigenen Einstellungen.',
  'action.require-2fa.label': '2FA verlangen',
  'action.require-2fa.note':
    'Sagen Sie es den Mitgliedern vorher. Ab ihrer nächsten Aktion sehen alle ohne 2FA im Manager und in den Web-Apps nur noch deren Einrichtung; Desktop- und Mobil-Apps bleiben offen, und Externe können stattdessen austreten.',
  'action.require-2fa.step.1': 'Öffnen Sie die Sicherheitsverwaltung Ihrer Organisation.',
  'action.require-2fa.step.2':
    'Schalten Sie den Schalter ein, der von allen Benutzern eine zusätzliche Bestätigung verlangt.',
  'action.require-2fa.step.3': 'Bestätigen Sie im Fenster, das sich öffnet.',
  'action.renew-domain.label': 'Verlängern',
  'action.renew-domain.step.1': 'Öffnen Sie die Verlängerungen Ihrer Produkte.',
  'action.renew-domain.step.2': 'Wählen Sie einen oder mehrere Namen.',
  'action.renew-domain.step.3': 'Folgen Sie den Schritten der Verlängerung bis zum Ende.',
  'action.restore-domain.label': 'Wiederherstellen',
  'action.restore-domain.note':
    'Die Wiederherstellung kostet; wie viel und wie lange sie möglich ist, hängt von der Endung ab.',
  'action.restore-domain.step.1':
    'Öffnen Sie den Domain-Bereich des Managers, nicht den der verrechneten oder zu verlängernden Produkte.',
  'action.restore-domain.step.2': 'Eine abgelaufene Domain ist dort als solche gekennzeichnet.',
  'action.restore-domain.step.3': 'Klicken Sie auf den Namen selbst.',
  'action.restore-domain.step.4': 'Klicken Sie auf «Wiederherstellen».',
  'action.restore-domain.step.5': 'Folgen Sie den Schritten der Wiederherstellung bis zum Ende.',
  'action.enable-renewal-warranty.label': 'Absichern',
  'action.enable-renewal-warranty.step.1': 'Öffnen Sie den Domain-Bereich des Managers.',
  'action.enable-renewal-warranty.step.2': 'Klicken Sie auf den Namen selbst.',
  'action.enable-renewal-warranty.step.3': 'Schalten Sie die Verlängerungsgarantie (Renewal Warranty) ein.',
  'action.edit-recovery-phone.label': 'Nummer ändern',
  'action.edit-recovery-phone.step.1': 'Öffnen Sie die Verwaltung Ihrer Sicherheitsangaben.',
  'action.edit-recovery-phone.step.2':
    'Klicken Sie im Feld «Telefon zur Wiederherstellung» auf «Bearbeiten».',
  'action.edit-recovery-phone.step.3':
    'Geben Sie die Landesvorwahl, die neue Mobilnummer und falls nötig Ihr Manager-Passwort ein; klicken Sie dann auf «Weiter».',
  'action.edit-recovery-email.label': 'Adresse ändern',
  'action.edit-recovery-email.step.1': 'Öffnen Sie die Verwaltung Ihrer Sicherheitsangaben.',
  'action.edit-recovery-email.step.2':
    'Klicken Sie im Feld der Adresse zur Wiederherstellung auf «Bearbeiten».',
  'action.edit-recovery-email.step.3':
    'Geben Sie eine Adresse ausserhalb Ihrer eigenen Domains ein und bestätigen Sie sie in deren Posteingang.',
  'action.edit-login-address.label': 'Anmeldeadresse ändern',
  'action.edit-login-address.step.1': 'Melden Sie sich einmal mit Ihrer jetzigen Adresse an.',
  'action.edit-login-address.step.2': 'Öffnen Sie die Verwaltung Ihrer Sicherheitsangaben.',
  'action.edit-login-address.step.3':
    'Ändern Sie die Anmeldeadresse auf eine bei einem anderen Anbieter und bestätigen Sie die Mail, die dort ankommt.',
  'action.change-password.label': 'Passwort ändern',
  'action.change-password.step.1': 'Öffnen Sie die Änderung Ihres Manager-Passworts.',
  'action.change-password.step.2':
    'Geben Sie das jetzige Passwort ein und ein neues, das Sie nirgends sonst benutzen.',
  'action.change-password.step.3': 'Ändern Sie auch die Ihrer Infomaniak-Postfächer, falls sie gleich waren.',
  'action.manage-application-passwords.label': 'Anwendungspasswörter',
  'action.manage-application-passwords.step.1': 'Öffnen Sie die Einstellungen Ihres Benutzerkontos.',
  'action.manage-application-passwords.step.2': 'Gehen Sie zu den Anwendungspasswörtern.',
  'action.manage-application-passwords.step.3': 'Widerrufen Sie die, die kein Programm mehr benutzt.',
  'action.manage-devices.label': 'Geräte ansehen',
  'action.manage-devices.step.1': 'Öffnen Sie die Einstellungen Ihres Benutzerkontos.',
  'action.manage-devices.step.2': 'Gehen Sie zu Ihren Geräten und Sitzungen.',
  'action.manage-devices.step.3': 'Melden Sie die ab, die Sie nicht mehr haben.',
  'action.enable-alerts.label': 'Warnungen einschalten',
  'action.enable-alerts.step.1': 'Öffnen Sie die Einstellungen Ihres Benutzerkontos.',
  'action.enable-alerts.step.2': 'Gehen Sie zu den letzten Aktivitäten.',
  'action.enable-alerts.step.3': 'Schalten Sie die Mails für Anmeldungen und für falsche Passwörter ein.',
  'action.manage-users.label': 'Benutzer verwalten',
  'action.manage-users.step.1': 'Öffnen Sie die Benutzerverwaltung Ihrer Organisation.',
  'action.manage-users.step.2':
    'Klicken Sie auf «Benutzer hinzufügen», oder öffnen Sie den, der eine andere Rolle erhalten soll.',
  'action.manage-users.step.3':
    'Folgen Sie dem Assistenten. Nur ein rechtlicher Vertreter kann diese Rolle vergeben.',
  'action.manage-products.label': 'Produkt ansehen',
  'action.manage-products.step.1': 'Öffnen Sie die Produktverwaltung.',
  'action.manage-products.step.2': 'Gehen Sie zum Produkt.',
  'action.manage-products.step.3':
    'Klicken Sie auf «Verwalten»; verlängern Sie es dann, oder lassen Sie es enden.',
  'action.block-product.label': 'Blockieren',
  'action.block-product.note':
    'Mitarbeiter und Externe verlieren es, und alle Benutzer der Organisation erhalten eine Mail. Nur Administratoren und rechtliche Vertreter können es entsperren. Der Dienst selbst läuft weiter.',
  'action.block-product.step.1': 'Öffnen Sie die Produktverwaltung.',
  'action.block-product.step.2': 'Gehen Sie zum Dienst.',
  'action.block-product.step.3': 'Klicken Sie auf seinem Dashboard auf «Verwalten».',
  'action.block-product.step.4': 'Klicken Sie auf «Produktverwaltung blockieren».',
  'action.unblock-product.label': 'Entsperren',
  'action.unblock-product.note': 'Wer eingeschränkte Rechte hat, kann es wieder verwalten.',
  'action.unblock-product.step.1': 'Öffnen Sie die Produktverwaltung.',
  'action.unblock-product.step.2': 'Gehen Sie zum Dienst.',
  'action.unblock-product.step.3': 'Klicken Sie auf seinem Dashboard auf «Verwalten».',
  'action.unblock-product.step.4': 'Klicken Sie auf «Entsperren».',
  'action.maintenance-on.label': 'In Wartung setzen',
  'action.maintenance-on.note':
    'Post kommt weiter an, aber bis zum Ende kann sie niemand lesen (Webmail, IMAP) und niemand senden.',
  'action.maintenance-on.step.1': 'Öffnen Sie die Produktverwaltung.',
  'action.maintenance-on.step.2': 'Klicken Sie auf «Verwalten».',
  'action.maintenance-on.step.3': 'Klicken Sie auf «Wartung aktivieren».',
  'action.maintenance-on.step.4': 'Bestätigen Sie mit der roten Schaltfläche.',
  'action.maintenance-off.label': 'Wartung beenden',
  'action.maintenance-off.step.1': 'Öffnen Sie die Produktverwaltung.',
  'action.maintenance-off.step.2': 'Klicken Sie auf «Verwalten».',
  'action.maintenance-off.step.3': 'Klicken Sie auf «Wartung deaktivieren».',
  'action.renew-product.label': 'Verlängern',
  'action.renew-product.step.1': 'Öffnen Sie die Verlängerungen Ihrer Produkte.',
  'action.renew-product.step.2': 'Wählen Sie ein oder mehrere Produkte.',
  'action.renew-product.step.3': 'Folgen Sie den Schritten der Verlängerung bis zum Ende.',
  'action.open-support.label': 'Support öffnen',
  'action.open-support.step.1': 'Öffnen Sie die Support-Verwaltung Ihrer Organisation.',
  'action.subscribe-support.label': 'Premium-Support abonnieren',
  'action.subscribe-support.step.1': 'Öffnen Sie die Support-Verwaltung Ihrer Organisation.',
  'action.subscribe-support.step.2': 'Klicken Sie auf die Schaltfläche, die das Abonnement startet.',
  'action.open-manager.label': 'Manager öffnen',
  'action.open-manager.step.1': 'Öffnen Sie den Manager.',
  'action.open-manager.step.2': 'Wechseln Sie zur betroffenen Organisation.',
  'action.open-manager.step.3': 'Lesen Sie die angezeigte Meldung und tun Sie, was sie verlangt.',
  'action.reconnect.label': 'Neu verbinden',
  'action.reconnect.step.1': 'Öffnen Sie die Liste Ihrer API-Token.',
  'action.reconnect.step.2':
    'Erstellen Sie ein neues Token mit den Rechten accounts, user_info, user_email und domain:read.',
  'action.reconnect.step.3': 'Fügen Sie es in den Einstellungen von Latchkey unter demselben Namen ein.',
  'action.open-sessions.label': 'Sitzungen öffnen',
  'action.open-account.label': 'Mein Konto öffnen',

  'notice.new': '{title}',
  'notice.worse': 'Schlimmer geworden: {title}',
  'notice.nearer': '{title}',
  'notice.in': '{seen} ({organisation})',

  'palette.title': 'Aktion oder Seite suchen',
  'palette.hint': 'Tippen Sie ein paar Buchstaben',
  'palette.none': 'Nichts gefunden.',
  'palette.group.view': 'Gehe zu',
  'palette.group.organisation': 'Organisation',
  'palette.group.manager': 'Manager',
  'palette.group.latchkey': 'Latchkey',

  'settings.connections': 'Infomaniak-Konten',
  'settings.clients': 'Gekoppelte Browser und Skripte',
  'settings.thresholds': 'Tage vor dem Ablauf',
  'settings.thresholds.hint':
    'Eine Domain braucht Sie ab dem ersten dieser Tage; jeder wird einmal gemeldet. Ganze Zahlen von 1 bis 365, mit Kommas.',
  'settings.thresholds.wrong': 'Schreiben Sie eine bis zehn ganze Zahlen von 1 bis 365, mit Kommas.',
  'settings.password': 'Ihr Passwort',
  'settings.password.days': 'Tage, nach denen Sie ein neues möchten',
  'settings.password.wrong': 'Eine ganze Zahl von Tagen, 30 bis 3650.',
  'settings.notices': 'Benachrichtigungen',
  'settings.notices.browser': 'Im Browser zeigen',
  'settings.notices.desktop': 'Auf dem Desktop zeigen, wenn kein Browser läuft',
  'settings.notices.least': 'Erst ab dieser Stufe',
  'settings.language': 'Sprache',
  'settings.language.follow': 'Wie der Browser',
  'settings.daemon': 'Dienst',
  'settings.port': 'Port auf diesem Computer',
  'settings.port.hint': 'Die Zahl, die «latchkey start» ausgibt; 47600, wenn Sie keine andere gewählt haben.',
  'settings.port.wrong': 'Ein Port ist eine ganze Zahl von 1 bis 65535.',
  'health.title': 'Diagnose',
  'health.silent':
    '«latchkey doctor» sagt mehr. Antwortet der Dienst dort, stimmt der Port nicht, oder der Browser sperrt 127.0.0.1.',
  'settings.about': 'Über Latchkey',
  'settings.about.versions': 'Erweiterung {extension}, Dienst {daemon}',
  'settings.about.text':
    'Latchkey spricht mit Infomaniak, den Domain-Registries und sonst niemandem. Nichts wird gemessen, und nur was diese brauchen, verlässt den Computer.',

  'feed.calendar': 'Domainnamen',
  'feed.calendar.text':
    'Tage, bis zu denen Namen zu erneuern sind oder noch wiederhergestellt werden können, so wie Latchkey sie zuletzt kannte. Es sind Tage in UTC.',
  'feed.renew': '{name} erneuern',
  'feed.renew.about': '{name} erneuern, ungefähr bis zu diesem Tag',
  'feed.end': 'Die Laufzeit von {name} endet',
  'feed.end.about': 'Die Laufzeit von {name} endet um diesen Tag',
  'feed.restore': 'Letzter Tag, um {name} wiederherzustellen',
  'feed.restore.about': '{name} wiederherstellen, ungefähr bis zu diesem Tag',
  'feed.text.about': 'Dieser Tag ist errechnet oder zweifelhaft: Handeln Sie deutlich früher.',
  'feed.text.stated': 'Diesen Tag haben Sie angegeben.',
  'feeds.title': 'Für andere Programme',
  'feeds.text':
    'Domainnamen und ihre Daten, für einen Kalender, eine Tabelle oder ein Programm, das Messwerte sammelt.',
  'feeds.format.ics': 'Kalender',
  'feeds.format.csv': 'Tabelle (CSV)',
  'feeds.format.json': 'Daten (JSON)',
  'feeds.format.prometheus': 'Messwerte (Prometheus)',
  'feeds.download': 'Jetzt eine Kopie nehmen',
  'feeds.files': 'Als Dateien aufbewahren, die nur Sie öffnen können',
  'feeds.files.where': 'Sie werden erneuert, wenn sich etwas ändert, in diesem Ordner:',
  'feeds.served': 'Unter einer geheimen Adresse auf diesem Computer anbieten',
  'feeds.served.text':
    'Namen und Daten, sonst nichts, für jedes Programm dieses Computers, das die Adresse kennt. Wird sie ausgeschaltet, gilt die Adresse nie wieder.',
  'feeds.port': 'Port der Adresse',
  'feeds.port.hint': 'Ein anderer Port ergibt eine neue Adresse.',
  'feeds.door.open': 'Antwortet auf Port {port}.',
  'feeds.door.address-in-use':
    'Port {port} ist von einem anderen Programm belegt, darum wird nichts angeboten. Wählen Sie einen anderen Port oder beenden Sie jenes Programm; Latchkey versucht es jede Minute erneut.',
  'feeds.door.not-permitted':
    'Dieser Computer lässt Latchkey Port {port} nicht benutzen, darum wird nichts angeboten. Wählen Sie einen über 1023.',
  'feeds.address': 'Die Adressen, nur dieses eine Mal gezeigt: Kopieren Sie, was Sie brauchen.',
  'feeds.address.hidden':
    'Die Adresse wird nicht noch einmal gezeigt. Wenn Sie sie verloren haben oder jemand sie kennt, der sie nicht kennen soll, machen Sie eine neue.',
  'feeds.address.renew': 'Neue Adresse',
  'feeds.address.renew.confirm':
    'Eine neue Adresse machen? Die alte gilt sofort nicht mehr, und jedes Programm, das ihr folgt, braucht die neue.',
  'feeds.copy': 'Kopieren: {what}',
  'feeds.copied': 'Kopiert: {what}',

  'connection.none': 'Kein Konto ist verbunden.',
  'connection.sandbox':
    'Das ist die Sandbox: Ihr Konto ist erfunden. Um Ihr eigenes zu verwenden, beenden Sie sie und starten «npx latchkey start»; dessen Daten haben einen eigenen Ordner.',
  'connection.replace': 'Ein Token ersetzen Sie, indem Sie unter demselben Namen erneut verbinden.',
  'connection.step.token': 'Erstellen Sie im Manager ein Token',
  'connection.step.scopes': 'Kreuzen Sie diese Rechte an, und keine anderen',
  'connection.step.paste':
    'Fügen Sie es hier ein. Der Dienst bewahrt es verschlüsselt auf; diese Seite vergisst es sofort.',
  'connection.open-tokens': 'Token-Seite öffnen',
  'connection.scope.accounts': 'Ihre Organisationen, deren Mitglieder und Produkte',
  'connection.scope.user_info': 'Ihre eigene 2FA, Telefone und Warnungen',
  'connection.scope.user_email': 'Ihre Adressen zur Wiederherstellung',
  'connection.scope.domain:read': 'Ihre Domains und deren Daten',
  'connection.scope.users': 'wer keine 2FA hat, falls es angeboten wird',
  'connection.scope.event': 'die Wartungsmeldungen des Anbieters (freiwillig)',
  'connection.scope.never':
    'Kreuzen Sie nie die Rechnungen an, und nichts, was schreibt: Latchkey liest nur.',
  'connection.name': 'Name',
  'connection.name.hint': 'Kleinbuchstaben, Ziffern und Bindestriche: «firma», «verein».',
  'connection.name.wrong': 'Verwenden Sie 1 bis 32 Kleinbuchstaben, Ziffern und Bindestriche.',
  'connection.token': 'API-Token',
  'connection.passphrase': 'Passphrase (freiwillig)',
  'connection.passphrase.hint':
    'Hier gibt es keinen Schlüsselbund des Systems. Mit Passphrase fragt Latchkey nach jedem Start danach; ohne sie liegt der Schlüssel in einer Datei, die nur Sie lesen können.',
  'connection.submit': 'Verbinden',
  'connection.busy': 'Es wird gefragt, was das Token lesen darf…',
  'connection.done': 'Verbunden: {allowed} von {all} Aufrufen sind erlaubt.',
  'connection.refused':
    'Verbunden, aber Infomaniak hat jeden Aufruf verweigert: Dem Token fehlen die Rechte.',
  'connection.state.ok': 'Alles wird gelesen',
  'connection.state.partial': 'Teilweise gelesen',
  'connection.state.refused': 'Verweigert',
  'connection.state.failed': 'Antwortet nicht',
  'connection.state.rejected': 'Token nicht mehr gültig',
  'connection.state.locked': 'Gesperrt',
  'connection.state.never-asked': 'Noch nicht gefragt',
  'connection.capabilities': 'Was dieses Token lesen darf',
  'connection.column.call': 'Aufruf',
  'connection.column.state': 'Zustand',
  'connection.disconnect': 'Trennen',
  'connection.disconnect.confirm': 'Das Token und alles damit Gelesene löschen?',
  'connection.kept-back':
    '{organisation}: Die Liste «{list}» hatte {was} Einträge und kam mit {is} zurück. Die frühere bleibt.',
  'connection.believe': 'Sie stimmt, übernehmen',
  'capability.allowed': 'Erlaubt',
  'capability.refused': 'Verweigert',
  'capability.absent': 'Gibt es nicht',
  'capability.failed': 'Fehlgeschlagen',
  'capability.unasked': 'Nicht gefragt',

  'clients.script': 'Skript, liest nur',
  'clients.used': 'Benutzt {when}',
  'clients.never-used': 'Nie benutzt',
  'clients.revoke': 'Widerrufen',
  'clients.revoke.confirm': '«{name}» widerrufen? Danach kann nichts mehr gelesen werden.',
  'clients.none': 'Kein Browser ist gekoppelt.',

  'waiting.asking': 'Sie werden von {host} abgemeldet, bevor diese Seite sich öffnet',
  'waiting.opening': '{host} wird geöffnet',
  'waiting.shut': 'Latchkey hält {host} geschlossen',
  'waiting.problem.no-permission':
    'Der Browser lässt Latchkey nicht mehr auf {site} zugreifen. Darum kann es Sie dort nicht abmelden.',
  'waiting.problem.cookies-refused':
    'Der Browser hat die Cookies von {site} nicht entfernt. Vielleicht sind Sie dort noch angemeldet.',
  'waiting.problem.storage-refused':
    'Der Browser hat nicht gelöscht, was {site} in ihm ablegt. Vielleicht sind Sie dort noch angemeldet.',
  'waiting.problem.doors-refused':
    'Der Browser hat Latchkeys Regeln für {site} nicht angenommen. Darum lässt sich die Tür nicht sicher öffnen.',
  'waiting.problem.tabs-stay':
    'Eine Seite Ihrer früheren Sitzung bei {site} ist noch offen. Schliessen Sie ihre anderen Tabs und versuchen Sie es erneut.',
  'waiting.problem.private-window':
    'Ein privates Fenster von {site} ist offen, und keine Erweiterung kann löschen, was es ablegt. Schliessen Sie die privaten Fenster von {site} und versuchen Sie es erneut.',
  'waiting.problem.left': 'Cookies Ihrer früheren Sitzung bei {site} sind noch da.',
  'waiting.problem.unknown': 'Die Abmeldung von {site} wurde nicht fertig.',
  'waiting.left': 'Verbleibende Cookies',
  'waiting.allow': 'Berechtigung wieder geben',
  'waiting.open-anyway': 'Trotzdem öffnen',
  'waiting.open-anyway.question':
    'Ihre frühere Sitzung kann auf dieser Seite weitergehen. Latchkey vermerkt, dass Sie sie selbst geöffnet haben.',
  'waiting.sessions': 'Sitzungen öffnen',
  'waiting.silent': 'Latchkey antwortet nicht',
  'waiting.silent.text':
    'Es hat nicht gesagt, ob {host} geöffnet werden darf; es wird weiter gefragt. Wenn das so bleibt, schalten Sie Latchkey auf der Erweiterungsseite des Browsers aus und wieder ein und öffnen Sie die Adresse unten.',
  'waiting.press': 'Eine andere Website hat Sie hierher geführt',
  'waiting.press.text': 'Sie führt zu {host}. Wenn Sie nicht dorthin wollten, schliessen Sie diesen Tab.',
  'waiting.press.go': 'Weiter zu {host}',
  'waiting.foreign': 'Keine Regel gilt für {host}',
  'waiting.foreign.text':
    'Darum öffnet Latchkey sie nicht von hier aus. Wenn Sie dieser Adresse trauen, kopieren und öffnen Sie sie selbst.',
  'waiting.refused.not-web': 'Das ist nicht die Adresse einer Website, darum öffnet Latchkey sie nicht',
  'waiting.refused.with-name':
    'Diese Adresse enthält einen Benutzernamen oder ein Passwort, darum öffnet Latchkey sie nicht',
  'waiting.refused.framed': 'Latchkey zeigt diese Seite nicht innerhalb einer anderen',

  'doctor.title': 'Was die Regeln in diesem Browser schwächt',
  'doctor.state.fine': 'In Ordnung',
  'doctor.state.weak': 'Schwächt die Regel',
  'doctor.own-rule': 'Zweites Schloss erlauben',
  'doctor.look': 'Latchkey nachsehen lassen',
  'doctor.settings': 'Einstellungen öffnen',
  'doctor.copied': 'Kopiert: {text}',
  'doctor.unopened': 'Der Browser hat seine Seite nicht geöffnet. Geben Sie {page} in die Adressleiste ein.',
  'doctor.permission': 'Berechtigung für jede Website',
  'doctor.permission.fine': 'Der Browser lässt Latchkey auf jede Website mit einer Regel zugreifen.',
  'doctor.permission.weak':
    'Der Browser lässt Latchkey nicht mehr auf {about} zugreifen. Bis dahin öffnet sich dort nichts.',
  'doctor.permission.mend': 'Berechtigung geben',
  'doctor.doors': 'Türen',
  'doctor.doors.fine':
    'Der Browser selbst hält jede Anfrage einer neuen Sitzung zurück, bis Sie abgemeldet sind.',
  'doctor.doors.weak':
    'Der Browser hat Latchkeys Regeln für {about} verloren: Eine wiederhergestellte Seite könnte ihre alte Sitzung fortsetzen.',
  'doctor.doors.mend': 'Neu einrichten',
  'doctor.private-windows': 'Private Fenster',
  'doctor.private-windows.fine':
    'Was ein privates Fenster weiss, endet mit dem letzten von ihnen, und kein Start bringt es zurück.',
  'doctor.private-windows.weak':
    'Latchkey ist in privaten Fenstern nicht erlaubt. Dort endet eine Sitzung bei {about} erst mit dem letzten privaten Fenster: nicht durch Zeit, nicht durch einen gesperrten Bildschirm und nicht durch «Jetzt abmelden».',
  'doctor.private-windows.mend': 'Seite von Latchkey öffnen',
  'doctor.private-windows.where': 'Schalten Sie dort «Im Inkognitomodus zulassen» ein.',
  'doctor.private-windows.firefox':
    'Firefox öffnet diese Seite für keine Erweiterung: Menü, Add-ons und Themes, Latchkey, In privaten Fenstern ausführen, Erlauben.',
  'doctor.session-restore': 'Beim Start wiederhergestellte Tabs',
  'doctor.session-restore.fine':
    'Dieser Browser stellt seine Tabs wieder her, und mit ihnen Cookies, die er vergessen sollte. Latchkey hält diese Tabs zurück, bis Sie abgemeldet sind.',
  'doctor.session-restore.unknown':
    'Kein Browser sagt einer Erweiterung, ob er Tabs wiederherstellt. Latchkey vermerkt es, wenn beim Start ein Tab wartet; einer Website mit einer Regel schadet es nicht.',
  'doctor.session-restore.firefox':
    'In Firefox steht es unter Einstellungen, Allgemein, Vorherige Fenster und Tabs öffnen.',
  'doctor.start-page': 'Startseite',
  'doctor.start-page.fine':
    'Keine Seite dieser Websites wurde gesehen, bevor die Türen standen, oder die eigene Regel des Browsers deckt sie ab.',
  'doctor.start-page.weak':
    'Beim letzten Start war eine Seite von {count, plural, one {{about}} other {einer dieser Websites ({about})}} da, bevor die Türen standen: als Startseite des Browsers oder von ihrem Service Worker gezeigt. Mit dem zweiten Schloss hat der Browser dann nichts mehr zu senden, ausser nach einem Absturz.',
  'doctor.background-mode': 'Betrieb ohne Fenster',
  'doctor.background-mode.fine':
    'Dieser Browser läuft weiter, wenn sein letztes Fenster sich schliesst. Latchkey beendet die Sitzungen mit diesem Fenster.',
  'doctor.background-mode.unknown':
    'Kein Browser sagt einer Erweiterung, ob er ohne Fenster weiterläuft, und beobachtet wurde es bisher nicht. Latchkey beendet die Sitzungen ohnehin mit dem letzten Fenster.',
  'doctor.site-exceptions': 'Die eigene Regel des Browsers',
  'doctor.site-exceptions.fine':
    'Der Browser selbst löscht die Daten dieser Websites beim Schliessen: ein zweites Schloss für das, was ein Start abfragt, bevor die Türen stehen. Ein Absturz löscht nichts.',
  'doctor.site-exceptions.weak':
    'Der Browser selbst behält die Daten von {about} beim Schliessen: Eine Einstellung von Ihnen, oder von denen, die diesen Browser verwalten, geht Latchkeys zweitem Schloss vor.',
  'doctor.site-exceptions.missing':
    'Chromium fragt eine Startseite, und ab und zu einen wiederhergestellten Tab, ab, bevor Latchkeys Türen stehen. Wenn Sie es erlauben, lässt Latchkey ihn die Daten der Websites mit einer Regel beim Schliessen löschen: ein zweites Schloss. Die Frage des Browsers wird von Cookies, Kamera und mehr sprechen; Latchkey stellt nur dies ein, und nur für diese Websites.',
  'doctor.site-exceptions.unknown':
    'Latchkey sieht nicht, was die Einstellungen des Browsers mit den Cookies dieser Websites tun.',
  'doctor.site-exceptions.mend': 'Kopieren und Einstellungen öffnen',
  'doctor.site-exceptions.where':
    'Drücken Sie dort neben der Liste der Websites, deren Daten beim Schliessen immer gelöscht werden, auf «Hinzufügen» und fügen Sie den Text ein.',
  'doctor.site-exceptions.firefox':
    'Firefox zeigt seine Ausnahmen keiner Erweiterung. Sie stehen unter Einstellungen, Datenschutz & Sicherheit, Cookies und Website-Daten, Ausnahmen verwalten.',
  'doctor.other-extensions': 'Andere Erweiterungen',
  'doctor.other-extensions.fine': 'Keine andere Erweiterung darf mit den Cookies dieser Websites umgehen.',
  'doctor.other-extensions.weak':
    'Diese dürfen die Cookies der Websites lesen und wieder setzen: {about}. Behalten Sie nur, denen Sie vertrauen.',
  'doctor.other-extensions.unknown':
    'Latchkey sieht nicht, welche anderen Erweiterungen mit den Cookies dieser Websites umgehen dürfen.',
  'doctor.other-extensions.mend': 'Erweiterungen öffnen',
  'doctor.other-extensions.firefox':
    'Firefox öffnet diese Seite für keine Erweiterung: Menü, Add-ons und Themes.',
  'doctor.screen-lock': 'Gesperrter Bildschirm',
  'doctor.screen-lock.fine': 'Dieser Browser sagt Latchkey, wenn der Bildschirm gesperrt wird.',
  'doctor.screen-lock.unknown':
    'Nicht jeder Browser meldet einen gesperrten Bildschirm, und dieser hat es noch nicht getan. Sperren Sie ihn einmal, um es herauszufinden.',

  'change.looking': 'Es wird nachgesehen, was sich ändern würde …',
  'change.field': 'Was',
  'change.now': 'Jetzt',
  'change.then': 'Danach',
  'change.wanted': 'Gewünscht',
  'change.is': 'Nachgelesen',
  'change.ask': 'Diese Änderung vornehmen?',
  'change.sending': 'Wird gesendet …',
  'change.close': 'Schliessen',
  'change.copy': 'Kopieren',
  'change.copied': 'Kopiert',
  'change.title.profile': 'Profil bei Infomaniak ändern',
  'change.title.application-password': 'Anwendungspasswort erstellen',
  'change.title.invite': 'Eine Person einladen',
  'change.title.correct-invitation': 'Eine Einladung berichtigen',
  'change.title.cancel-invitation': 'Eine Einladung zurückziehen',
  'change.confirm.profile': 'Bei Infomaniak ändern',
  'change.confirm.application-password': 'Passwort erstellen',
  'change.confirm.invite': 'Einladung senden',
  'change.confirm.correct-invitation': 'Einladung berichtigen',
  'change.confirm.cancel-invitation': 'Einladung zurückziehen',
  'change.field.language': 'Sprache',
  'change.field.country': 'Land',
  'change.field.time-zone': 'Zeitzone',
  'change.field.recovery-phone': 'Telefon zur Wiederherstellung',
  'change.field.recovery-email': 'Adresse zur Wiederherstellung',
  'change.field.alert-on-login': 'Mail bei jeder Anmeldung',
  'change.field.alert-on-failure': 'Mail nach einem falschen Passwort',
  'change.field.application-password': 'Anwendungspasswörter',
  'change.field.first-name': 'Vorname',
  'change.field.last-name': 'Nachname',
  'change.field.email': 'Mailadresse',
  'change.field.role': 'Rolle',
  'change.field.invitation-language': 'Sprache der Einladung',
  'change.field.billing-contact': 'Mails zu Rechnungen',
  'change.field.products-contact': 'Mails zu Produkten',
  'change.field.products': 'Zugang zu Produkten',
  'change.products.none': 'Keine',
  'change.field.invitation': 'Einladung',
  'change.outcome.done': 'Erledigt und nachgelesen',
  'change.outcome.waiting': 'Angenommen: Bestätigen Sie nun mit dem Code, den Infomaniak sendet',
  'change.outcome.not-taken': 'Infomaniak hat zugesagt und nichts geändert. Tun Sie es im Manager',
  'change.outcome.refused': 'Nichts wurde geändert',
  'change.outcome.unclear':
    'Ob es geschah, ist nicht bekannt. Sehen Sie später nach, bevor Sie es wiederholen',
  'change.outcome.partly-done':
    'Die Einladung ging hinaus, aber ohne die Produkte: Korrigieren Sie sie, um sie zu geben',
  'change.outcome.partly-unclear':
    'Die Einladung ging hinaus. Ob die Produkte gegeben wurden, ist nicht bekannt: Sehen Sie später nach',
  'change.warning.language-everywhere': 'Auch Mail, Calendar und Contacts wechseln in diese Sprache.',
  'change.warning.phone-of-another-country': 'Die Nummer gehört zu einem anderen Land als das Profil.',
  'change.warning.phone-without-sms':
    'Codes per SMS gehen nur an Nummern der Schweiz, Frankreichs, Belgiens und Deutschlands.',
  'change.warning.phone-to-be-confirmed':
    'Infomaniak sendet einen Code an diese Nummer; sie zählt, sobald Sie ihn im Manager eingegeben haben.',
  'change.warning.email-to-be-confirmed':
    'Infomaniak schreibt zuerst an diese Adresse; sie zählt, sobald sie bestätigt ist.',
  'change.warning.email-on-own-domain':
    'Diese Adresse liegt auf einem Namen Ihrer eigenen Organisationen und ginge mit ihnen verloren. Wählen Sie eine andere.',
  'change.warning.shown-once': 'Es wird nur einmal gezeigt und nirgends aufbewahrt. Kopieren Sie es jetzt.',
  'change.refused.role-too-low':
    'Das tut nur ein Administrator oder ein gesetzlicher Vertreter. Bitten Sie darum.',
  'change.refused.only-representative-grants':
    'Diese Rolle vergibt nur ein gesetzlicher Vertreter. Wählen Sie eine andere oder bitten Sie darum.',
  'change.refused.role-unknown':
    'Was Sie dort dürfen, ist nicht bekannt. Gleichen Sie ab und versuchen Sie es erneut.',
  'change.refused.sees-all-products':
    'Administratoren und rechtliche Vertreter sehen alle Produkte: Es gibt nichts zu wählen.',
  'change.refused.product-unknown':
    'Ob dieses Produkt zur Organisation gehört, ist nicht bekannt. Gleichen Sie ab und wählen Sie erneut.',
  'change.refused.external-by-hand': 'Die API von Infomaniak lädt keine Externen ein: Tun Sie es im Manager.',
  'change.refused.already-member': 'Diese Person gehört schon zur Organisation.',
  'change.refused.already-invited':
    'Diese Person ist schon eingeladen. Berichtigen Sie stattdessen jene Einladung.',
  'change.refused.invitation-answered':
    'Die Einladung wurde inzwischen angenommen, abgelehnt oder zurückgezogen.',
  'change.refused.gone': 'Das gibt es nicht mehr. Gleichen Sie ab und sehen Sie erneut nach.',
  'change.refused.bad-address': 'Das ist keine Mailadresse. Suchen Sie einen Tippfehler.',
  'change.refused.bad-phone': 'Das ist keine Mobilnummer. Beginnen Sie mit + und der Landesvorwahl.',
  'change.refused.nothing-to-change': 'Das ist schon so.',
  'change.refused.no-permission':
    'Das Token darf das nicht. Erstellen Sie eines mit Schreibrecht, oder tun Sie es im Manager.',
  'change.refused.not-offered': 'Die API von Infomaniak bietet das hier nicht an: Tun Sie es im Manager.',
  'change.refused.password-asked':
    'Infomaniak verlangt dafür Ihr Passwort. Latchkey nimmt es nie entgegen: Tun Sie es im Manager.',
  'change.refused.not-valid': 'Infomaniak nimmt diesen Wert nicht an. Wählen Sie einen anderen.',
  'change.refused.changed-meanwhile': 'Seit der Vorschau hat sich etwas geändert. Sehen Sie erneut nach.',
  'change.refused.expired': 'Diese Vorschau ist zu alt. Machen Sie eine neue: Sie zeigt, wie es jetzt ist.',
  'change.refused.locked': 'Latchkey ist gesperrt. Entsperren Sie es mit Ihrer Passphrase.',
  'change.refused.not-understood':
    'Infomaniak hat auf eine Weise geantwortet, die Latchkey nicht versteht; gesendet wurde nichts. Tun Sie es im Manager.',
  'change.refused.unreachable':
    'Infomaniak ist gerade nicht erreichbar, und nichts wurde gesendet. Versuchen Sie es später.',

  'warning.key-in-file':
    'Auf diesem Computer gibt es keinen Schlüsselbund: Der Schlüssel, der Ihr Token schützt, liegt in einer Datei, die nur Sie lesen können.',
  'warning.read-only':
    'Änderungen lassen sich nicht speichern: Die Festplatte ist voll oder schreibgeschützt. Schaffen Sie Platz; nichts ging verloren.',
  'warning.no-ipv6':
    'Dieser Computer hat keine lokale IPv6-Adresse; Latchkey ist nur unter 127.0.0.1 erreichbar.',

  'checkup.title.daemon': 'Der Dienst',
  'checkup.title.port': 'Sein Port',
  'checkup.title.versions': 'Die Versionen',
  'checkup.title.key': 'Der Schlüssel zu Ihren Daten',
  'checkup.title.vault': 'Der Tresor der Einmalcodes',
  'checkup.title.folder': 'Der Datenordner',
  'checkup.title.store': 'Was aufbewahrt wird',
  'checkup.title.backups': 'Sicherungen',
  'checkup.title.disk': 'Freier Platz',
  'checkup.title.clock': 'Die Uhr',
  'checkup.title.access': 'Der Zugang zu Infomaniak',
  'checkup.title.provider': 'Infomaniak selbst',
  'checkup.title.registries': 'Die Registrierungsstellen',
  'checkup.title.browsers': 'Gekoppelte Browser',
  'checkup.title.rules': 'Die Sitzungsregeln',
  'checkup.title.rights': 'Rechte in den Browsern',
  'checkup.title.notices': 'Hinweise auf dem Desktop',
  'checkup.title.feeds': 'Was andere Programme lesen',
  'checkup.title.service': 'Der Start von selbst',
  'checkup.title.native': 'Koppeln auf Knopfdruck',
  'checkup.title.managed': 'Was für Sie festgelegt ist',
  'checkup.state.fault': 'Gestört',
  'checkup.state.warning': 'Einen Blick wert',
  'checkup.state.unknown': 'Nicht bekannt',
  'checkup.state.ok': 'In Ordnung',
  'checkup.state.skipped': 'Nicht in Gebrauch',
  'checkup.fine': 'Nichts ist gestört.',
  'checkup.amiss': '{count, plural, one {Eine Sache ist} other {# Dinge sind}} gestört.',
  'checkup.paste':
    'Dieser Bericht enthält kein Geheimnis und keinen Namen einer Domain, eines Kontos oder einer Person: Er darf gezeigt werden.',
  'checkup.paste.names': 'Dieser Bericht enthält Namen: Sehen Sie ihn durch, bevor Sie ihn zeigen.',
  'checkup.unseen.seen': 'Das kann nur der laufende Dienst sagen.',
  'checkup.silent.seen': 'Das konnte nicht angesehen werden.',
  'checkup.daemon.answers.seen': 'Version {version} antwortet; gestartet {since}.',
  'checkup.daemon.down.seen': 'Er läuft nicht.',
  'checkup.daemon.down.cause': 'Niemand hat ihn gestartet, oder er ist zu Ende gegangen.',
  'checkup.daemon.down.fix': 'Starten Sie ihn: latchkey start',
  'checkup.daemon.hung.seen': 'Prozess {pid} hält den Datenordner und antwortet nicht.',
  'checkup.daemon.hung.cause': 'Er hängt oder ist angehalten, oder der Computer ist sehr beschäftigt.',
  'checkup.daemon.hung.fix':
    'Warten Sie eine Minute. Bleibt es dabei, beenden Sie den Prozess, dann: latchkey start',
  'checkup.daemon.odd.seen': 'Er antwortet so, dass es hier nicht verstanden wird.',
  'checkup.daemon.odd.cause': 'Er läuft in einer anderen Version als dieser Befehl.',
  'checkup.daemon.odd.fix': 'Beenden Sie ihn und starten Sie ihn neu: latchkey start',
  'checkup.port.held.seen': 'Der Dienst hält {addresses}.',
  'checkup.port.four.seen': 'Der Dienst hält 127.0.0.1:{port}. Dieser Computer hat kein ::1.',
  'checkup.port.free.seen': 'Port {port} ist frei.',
  'checkup.port.taken.seen':
    '{program, select, none {Ein anderes Programm} other {{program} (Prozess {pid})}} antwortet unter {address}.',
  'checkup.port.taken.cause':
    'Der Dienst lauscht dort nicht, wie sein eigener Socket zeigt. Was jenes Programm sagt, wird nicht geglaubt.',
  'checkup.port.taken.fix':
    'Beenden Sie jenes Programm. Oder wählen Sie mit LATCHKEY_PORT einen anderen Port und tragen Sie ihn in den Einstellungen der Erweiterung ein.',
  'checkup.port.elsewhere.seen': 'Der Dienst lauscht auf Port {port}; hier wird {expected} erwartet.',
  'checkup.port.elsewhere.cause':
    'LATCHKEY_PORT oder die Konfigurationsdatei hat sich seit seinem Start geändert.',
  'checkup.port.elsewhere.fix':
    'Tragen Sie den Port des Dienstes in den Einstellungen der Erweiterung ein, oder starten Sie ihn neu.',
  'checkup.port.unproved.seen': 'An Port {port} antwortet etwas. Ob es der Dienst ist, kann nur er beweisen.',
  'checkup.versions.same.seen': 'Alle in Version {version}.',
  'checkup.versions.differ.seen': 'Sie unterscheiden sich: {parts}.',
  'checkup.versions.differ.cause': 'Eines wurde aktualisiert, ein anderes nicht.',
  'checkup.versions.differ.fix':
    'Führen Sie latchkey update aus, starten Sie den Dienst neu und laden Sie die Erweiterung neu.',
  'checkup.versions.part.daemon': 'Dienst {version}',
  'checkup.versions.part.cli': 'Befehlszeile {version}',
  'checkup.versions.part.installed': 'installiertes Programm {version}',
  'checkup.versions.part.extension': 'Erweiterung {version}',
  'checkup.key.keychain.seen': 'Der Schlüsselbund des Systems bewahrt ihn auf und gibt ihn her.',
  'checkup.key.passphrase.seen': 'Eine Passphrase schützt ihn; er ist offen.',
  'checkup.key.none.seen': 'Noch wird kein Geheimnis aufbewahrt. Der Schlüsselbund des Systems ist bereit.',
  'checkup.key.file.seen': 'Der Schlüssel liegt in einer Datei.',
  'checkup.key.file.cause': 'Als er gemacht wurde, gab es weder Schlüsselbund noch Passphrase.',
  'checkup.key.file.fix':
    'Wer Ihre Dateien liest, kann Ihre Token lesen. Setzen Sie eine Passphrase: latchkey key passphrase',
  'checkup.key.lost.seen': 'Der Schlüsselbund des Systems gibt den Schlüssel nicht her.',
  'checkup.key.lost.cause':
    'Der Schlüsselbund ist gesperrt, oder sein Eintrag wurde entfernt. Kein neuer Schlüssel tritt an seine Stelle.',
  'checkup.key.lost.fix': 'Entsperren Sie den Schlüsselbund (am Desktop anmelden). Ihre Daten warten darauf.',
  'checkup.key.absent.seen': 'Der Schlüsselbund, der den Schlüssel aufbewahrt, antwortet nicht.',
  'checkup.key.absent.cause':
    'Der Dienst wurde ausserhalb der Desktop-Sitzung gestartet, oder ohne deren Nachrichtenbus.',
  'checkup.key.absent.fix': 'Starten Sie den Dienst aus der Desktop-Sitzung: latchkey service install',
  'checkup.key.locked.seen': 'Eine Passphrase sperrt ihn.',
  'checkup.key.locked.cause': 'Sie wird nach jedem Start verlangt.',
  'checkup.key.locked.fix': 'Geben Sie die Passphrase im Popup ein.',
  'checkup.vault.none.seen': 'Es gibt keinen. In einem Tresor lassen sich Codes aufbewahren.',
  'checkup.vault.fine.seen':
    '{state, select, open {Er ist offen} other {Er ist gesperrt}}; {keychain, select, yes {die Passphrase oder der Schlüsselbund des Systems öffnet ihn} other {die Passphrase öffnet ihn}}, ebenso ein Notfallblatt, von dem Gruppen zurückgetippt wurden.',
  'checkup.vault.no-sheet.seen': 'Kein Notfallblatt öffnet ihn, und nichts Neues lässt sich hinzufügen.',
  'checkup.vault.no-sheet.cause':
    'Das Blatt davor endete mit einem neuen Schlüssel, oder es wurden keine Gruppen zurückgetippt.',
  'checkup.vault.no-sheet.fix':
    'Rufen Sie latchkey vault recovery-kit --sheet DATEI auf, oder machen Sie ein Blatt auf der Seite des Tresors.',
  'checkup.vault.keychain.seen': 'Der Schlüsselbund des Systems soll ihn öffnen und antwortet nicht.',
  'checkup.vault.keychain.cause': 'Er ist gesperrt, oder es gibt hier keinen.',
  'checkup.vault.keychain.fix':
    'Entsperren Sie den Tresor mit seiner Passphrase, und den Schlüsselbund durch die Anmeldung am Desktop.',
  'checkup.vault.damaged.seen':
    '{count, plural, one {Ein Eintrag lässt sich nicht öffnen} other {# Einträge lassen sich nicht öffnen}}.',
  'checkup.vault.damaged.cause': 'Eine Datei wurde beschädigt oder von einem anderen Programm geändert.',
  'checkup.vault.damaged.fix':
    'Spielen Sie eine Sicherung zurück: latchkey restore --with-vault. Was nicht beschädigt ist, geht weiter.',
  'checkup.key.no-keychain.seen': 'Hier antwortet kein Schlüsselbund.',
  'checkup.key.no-keychain.cause':
    'Es gibt keinen Secret Service. Der Schlüsselring des Kernels vergisst bei jedem Neustart und wird nicht benutzt.',
  'checkup.key.no-keychain.fix':
    'Verbinden Sie aus einem Terminal, das nach einer Passphrase fragt: latchkey connect infomaniak',
  'checkup.key.keychain-locked.seen': 'Der Schlüsselbund des Systems ist gesperrt.',
  'checkup.key.keychain-locked.cause':
    'Niemand hat sich am Desktop angemeldet, oder sein Schlüsselbund hat ein eigenes Passwort.',
  'checkup.key.keychain-locked.fix': 'Entsperren Sie ihn, bevor Sie ein Konto verbinden.',
  'checkup.folder.private.seen': '{files, plural, one {Eine Datei} other {# Dateien}}, {size}, nur für Sie.',
  'checkup.folder.absent.seen': 'Es gibt noch keinen.',
  'checkup.folder.link.seen':
    'Darin {count, plural, one {liegt ein symbolischer Link} other {liegen # symbolische Links}}.',
  'checkup.folder.link.cause': 'Jemand hat Dateien verschoben und Links hinterlassen. Keinem wird gefolgt.',
  'checkup.folder.link.fix': 'Legen Sie die echten Dateien dorthin: {paths}',
  'checkup.folder.foreign.seen':
    '{count, plural, one {Eine Datei gehört} other {# Dateien gehören}} jemand anderem.',
  'checkup.folder.foreign.cause':
    'Der Dienst lief einmal unter einem anderen Benutzer, oder ein anderer hat den Ordner kopiert.',
  'checkup.folder.foreign.fix': 'Geben Sie sie sich mit chown zurück: {paths}',
  'checkup.folder.unreadable.seen':
    '{count, plural, one {Eine Datei ist} other {# Dateien sind}} nicht lesbar.',
  'checkup.folder.unreadable.cause': 'Ihre Rechte oder das Dateisystem verweigern es.',
  'checkup.folder.unreadable.fix': 'Sehen Sie sich ihre Rechte an: {paths}',
  'checkup.folder.bare.seen': 'Andere Benutzer können hineinsehen.',
  'checkup.folder.bare.cause': 'Seine Rechte wurden von Hand oder durch eine Kopie geändert.',
  'checkup.folder.bare.fix': 'Setzen Sie seine Rechte auf 0700. Der nächste Start des Dienstes tut es auch.',
  'checkup.folder.open.seen':
    '{count, plural, one {Eine Datei darin ist} other {# Dateien darin sind}} als offen für andere markiert. Der Ordner selbst ist es nicht.',
  'checkup.folder.open.cause': 'Ihre Rechte wurden von Hand oder durch eine Kopie geändert.',
  'checkup.folder.open.fix':
    'Setzen Sie sie auf 0600: {paths}. Der Dienst tut es, wenn er sie beim Start öffnet.',
  'checkup.folder.leftovers.seen':
    '{count, plural, one {Eine temporäre Datei ist} other {# temporäre Dateien sind}} übrig geblieben.',
  'checkup.folder.leftovers.cause': 'Der Dienst wurde mitten im Schreiben beendet. Nichts ging verloren.',
  'checkup.folder.leftovers.fix': 'Der nächste Start des Dienstes entfernt sie.',
  'checkup.folder.hidden': 'latchkey doctor --names sagt, welche',
  'checkup.store.fine.seen': 'Das zuletzt Geschriebene wurde aufbewahrt.',
  'checkup.store.read-only.seen':
    'Das zuletzt Geschriebene konnte nicht aufbewahrt werden. Das Frühere ist sicher.',
  'checkup.store.read-only.cause': 'Der Datenträger ist voll oder lässt nichts schreiben.',
  'checkup.store.read-only.fix':
    'Schaffen Sie Platz oder machen Sie den Ordner beschreibbar. Der nächste gelungene Schreibvorgang beendet es.',
  'checkup.store.mended.seen':
    '{count, plural, one {Eine beschädigte Datei wurde} other {# beschädigte Dateien wurden}} durch ihre Sicherung ersetzt.',
  'checkup.store.mended.cause': 'Strom oder Datenträger fielen mitten im Schreiben aus.',
  'checkup.store.mended.fix':
    'Ihre letzte Änderung kann fehlen. Fehlt etwas: latchkey restore FILE. Die beschädigten enden auf .corrupt und eine Zeit.',
  'checkup.backups.fresh.seen':
    'Zuletzt {when} angelegt und zurückgelesen; {count, plural, one {# wird} other {# werden}} aufbewahrt.',
  'checkup.backups.old.seen': 'Zuletzt {when} angelegt.',
  'checkup.backups.old.cause':
    'Jeden Tag entsteht eine, solange der Dienst läuft; er lief nicht oder konnte keine anlegen.',
  'checkup.backups.old.fix': 'latchkey backup',
  'checkup.backups.none.seen': 'Es gibt noch keine. Die erste entsteht eine Stunde nach dem ersten Start.',
  'checkup.backups.late.seen': 'Es gibt noch keine, und die erste ist überfällig.',
  'checkup.backups.late.cause': 'Der Dienst lief nie lange genug am Stück oder konnte keine anlegen.',
  'checkup.backups.late.fix': 'latchkey backup',
  'checkup.backups.damaged.seen':
    '{count, plural, one {# Sicherung ist} other {# Sicherungen sind}} beschädigt.',
  'checkup.backups.damaged.cause':
    'Der Datenträger oder ein anderes Programm hat die Datei verändert, seit sie zurückgelesen wurde.',
  'checkup.backups.damaged.fix':
    'Legen Sie mit latchkey backup eine neue an, und prüfen Sie den Datenträger.',
  'checkup.backups.no-room.seen':
    'Die letzte konnte nicht angelegt werden: Auf dem Datenträger fehlen {size}.',
  'checkup.backups.no-room.cause': 'Eine Sicherung braucht kurz so viel Platz wie die Daten.',
  'checkup.backups.no-room.fix': 'Schaffen Sie Platz, dann latchkey backup',
  'checkup.backups.unreadable.seen': 'Die letzte konnte nicht angelegt werden: {what} ist beschädigt.',
  'checkup.backups.unreadable.cause': 'Der Strom oder der Datenträger fiel mitten im Schreiben aus.',
  'checkup.backups.unreadable.fix':
    'Starten Sie den Dienst neu, das behebt, was sich beheben lässt, oder spielen Sie eine Sicherung ein: latchkey backups, latchkey restore',
  'checkup.backups.unwritable.seen': 'Die letzte konnte nicht angelegt werden: Das System antwortete {code}.',
  'checkup.backups.unwritable.cause': 'Der Datenträger oder die Rechte am Ordner lassen nichts schreiben.',
  'checkup.backups.unwritable.fix':
    'Prüfen Sie den Datenträger und wer dort schreiben darf, dann latchkey backup',
  'checkup.disk.enough.seen': '{free} sind frei.',
  'checkup.disk.little.seen': '{free} sind frei.',
  'checkup.disk.little.cause': 'Der Datenträger mit dem Datenordner ist fast voll.',
  'checkup.disk.little.fix': 'Schaffen Sie Platz.',
  'checkup.disk.full.seen': '{free} sind frei: zu wenig, um Neues aufzubewahren.',
  'checkup.disk.full.cause': 'Der Datenträger mit dem Datenordner ist voll.',
  'checkup.disk.full.fix': 'Schaffen Sie Platz.',
  'checkup.clock.right.seen':
    'Sie stimmt mit den Servern auf {seconds, plural, one {eine Sekunde} other {# Sekunden}} überein; {zone}.',
  'checkup.clock.unheard.seen': 'Noch hat kein Server die Zeit genannt; {zone}.',
  'checkup.clock.off.seen':
    'Sie geht {minutes, plural, one {eine Minute} other {# Minuten}} {side, select, ahead {vor} other {nach}}, verglichen mit den Servern; {zone}.',
  'checkup.clock.off.cause': 'Die Uhr wurde von Hand gestellt, oder das Netz hält sie nicht richtig.',
  'checkup.clock.off.fix':
    'Schalten Sie in den Einstellungen des Systems die automatische Zeit ein. Einmalcodes hängen davon ab.',
  'checkup.clock.seconds.seen':
    'Sie geht gegenüber dem Anbieter etwa {seconds} Sekunden {side, select, ahead {vor} other {nach}}, auf {bound, plural, one {eine Sekunde} other {# Sekunden}} genau; {zone}.',
  'checkup.clock.seconds.cause': 'Die Uhr wurde von Hand gestellt, oder das Netz hält sie nicht richtig.',
  'checkup.clock.seconds.fix':
    'Schalten Sie in den Einstellungen des Systems die automatische Uhrzeit ein. Einmalcodes hängen davon ab: Ab einer halben Minute lehnen Websites sie ab.',
  'checkup.clock.jumped.seen':
    'Sie wurde um {minutes, plural, one {eine Minute} other {# Minuten}} verstellt, während der Dienst lief.',
  'checkup.clock.jumped.cause':
    'Jemand hat sie gestellt, oder das Netz hat sie nach langer Zeit richtiggestellt.',
  'checkup.clock.jumped.fix':
    'Nichts zu tun, wenn sie jetzt stimmt. Ein Neustart des Dienstes lässt diese Zeile verschwinden.',
  'checkup.access.none.seen': 'Es ist kein Konto verbunden.',
  'checkup.access.allowed.seen':
    '{logins, plural, one {Ein Konto} other {# Konten}}; {allowed} von {calls} Aufrufen erlaubt; älteste Antwort {oldest}.',
  'checkup.access.unheard.seen': 'Noch wurde nichts gelesen.',
  'checkup.access.rejected.seen': 'Infomaniak nimmt das Token nicht mehr an.',
  'checkup.access.rejected.cause': 'Es wurde widerrufen oder ist abgelaufen.',
  'checkup.access.rejected.fix':
    'Machen Sie ein neues und verbinden Sie es unter demselben Namen: latchkey connect infomaniak',
  'checkup.access.refused.seen': 'Das Token darf nichts: {calls} Aufrufe wurden verweigert.',
  'checkup.access.refused.cause': 'Es wurde ohne die Rechte gemacht, die Latchkey braucht.',
  'checkup.access.refused.fix':
    'Machen Sie eines mit den Rechten, die die Einstellungen nennen, und verbinden Sie es.',
  'checkup.access.locked.seen': 'Das Token kann nicht geöffnet werden.',
  'checkup.access.locked.cause': 'Der Schlüssel zu Ihren Daten ist gesperrt.',
  'checkup.access.locked.fix': 'Entsperren Sie ihn: siehe den Schlüssel zu Ihren Daten.',
  'checkup.access.stale.seen': 'Die älteste Antwort kam {oldest}.',
  'checkup.access.stale.cause': 'Die letzten Durchgänge schlugen fehl, oder der Computer schlief.',
  'checkup.access.stale.fix': 'Lesen Sie jetzt neu: latchkey sync',
  'checkup.access.aged.seen': 'Das Token wurde {since} verbunden.',
  'checkup.access.aged.cause': 'Ein Token, das nie gewechselt wird, dient jedem, der es einmal kopiert hat.',
  'checkup.access.aged.fix':
    'Machen Sie ein neues, verbinden Sie es unter demselben Namen und löschen Sie das alte im Manager.',
  'checkup.provider.answers.seen': 'Es hat {when} geantwortet.',
  'checkup.provider.unasked.seen': 'Es wurde seit dem Start nicht gefragt.',
  'checkup.provider.limited.seen': 'Es hat {when} um eine Pause gebeten.',
  'checkup.provider.limited.cause': 'Ein anderes Ihrer Werkzeuge braucht die Aufrufe der Minute auf.',
  'checkup.provider.limited.fix': 'Warten Sie. Latchkey fragt von selbst wieder, langsamer.',
  'checkup.provider.unreachable.seen': 'Die letzte Frage schlug {when} fehl ({why}).',
  'checkup.provider.unreachable.cause':
    'Es gibt kein Netz, etwas dazwischen verweigert, oder Infomaniak ist gestört.',
  'checkup.provider.unreachable.fix':
    'Sehen Sie nach, ob manager.infomaniak.com in einem Browser aufgeht. Latchkey versucht es von selbst wieder.',
  'checkup.registries.answer.seen':
    '{count, plural, one {Ein Server hat} other {# Server haben}} geantwortet, zuletzt {when}.',
  'checkup.registries.unasked.seen': 'Seit dem Start wurde keine gefragt.',
  'checkup.registries.resting.seen':
    '{count, plural, one {Ein Server wird} other {# Server werden}} eine Weile in Ruhe gelassen.',
  'checkup.registries.resting.cause': 'Sie haben versagt oder um Ruhe gebeten.',
  'checkup.registries.resting.fix':
    'Nichts zu tun: Sie werden von selbst wieder gefragt. Namen behalten, was bekannt war, mit dessen Alter.',
  'checkup.registries.silent.seen': 'Keiner von {count} hat geantwortet, zuletzt {when} ({why}).',
  'checkup.registries.silent.cause': 'Es gibt kein Netz, oder etwas dazwischen verweigert.',
  'checkup.registries.silent.fix':
    'Sehen Sie nach dem Netz dieses Computers. Namen behalten, was bekannt war, mit dessen Alter.',
  'checkup.browsers.none.seen': 'Kein Browser ist gekoppelt.',
  'checkup.browsers.none.fix': 'Koppeln Sie einen: latchkey pair',
  'checkup.browsers.heard.seen': '{count, plural, one {Einer, gehört} other {#, zuletzt gehört}} {when}.',
  'checkup.browsers.unheard.seen':
    'Von {count, plural, one {einem Browser} other {# Browsern}} war seit 30 Tagen nichts zu hören.',
  'checkup.browsers.unheard.cause':
    'Der Browser oder sein Profil ist nicht mehr in Gebrauch, oder die Erweiterung wurde entfernt.',
  'checkup.browsers.unheard.fix':
    'Ist er für immer weg: latchkey clients list, dann latchkey clients revoke ID',
  'checkup.rules.none.seen': 'Kein Browser hat eine Regel gemeldet.',
  'checkup.rules.held.seen': '{count, plural, one {Eine Regel hält.} other {# Regeln halten.}}',
  'checkup.rules.broken.seen':
    '{count, plural, one {Eine Regel wurde} other {# Regeln wurden}} nicht eingehalten.',
  'checkup.rules.broken.cause':
    'Eine Sitzung hat ihren Browser überlebt oder kam zurück. Die Seite der Sitzungen sagt, wie.',
  'checkup.rules.broken.fix': 'Öffnen Sie in Latchkey die Sitzungen und melden Sie die Website ab.',
  'checkup.rules.shut.seen':
    '{count, plural, one {Eine Website bleibt} other {# Websites bleiben}} verschlossen.',
  'checkup.rules.shut.cause': 'Etwas aus einer früheren Sitzung konnte nicht entfernt werden.',
  'checkup.rules.shut.fix': 'Öffnen Sie in Latchkey die Sitzungen: Die Website sagt, was im Weg steht.',
  'checkup.rules.unseen.seen':
    'Seit zwei Wochen war von {count, plural, one {einer Regel} other {# Regeln}} nichts zu hören.',
  'checkup.rules.unseen.cause': 'Jener Browser war nicht offen, oder seine Erweiterung ist ausgeschaltet.',
  'checkup.rules.unseen.fix': 'Öffnen Sie jenen Browser einmal.',
  'checkup.rights.none.seen': 'Kein Browser hat sich gemeldet.',
  'checkup.rights.fine.seen': 'Nichts, was ein Browser sehen kann, schwächt die Regeln.',
  'checkup.rights.weak.seen':
    '{count, plural, one {Ein Browser schwächt} other {# Browser schwächen}} die Regeln: {what}.',
  'checkup.rights.weak.cause':
    'Eine Berechtigung fehlt, oder eine Einstellung des Browsers steht einer Regel entgegen.',
  'checkup.rights.weak.fix':
    'Öffnen Sie in jenem Browser die Sitzungen: Jede Zeile hat den Knopf, der es behebt.',
  'checkup.notices.off.seen': 'In den Einstellungen ausgeschaltet.',
  'checkup.notices.untried.seen': 'Seit dem Start wurde keiner gezeigt.',
  'checkup.notices.took.seen': 'Der Desktop hat den letzten {when} angenommen.',
  'checkup.notices.refused.seen': 'Der Desktop hat den letzten {when} nicht angenommen.',
  'checkup.notices.refused.cause': 'Es gibt keine Desktop-Sitzung oder kein Programm, das Hinweise zeigt.',
  'checkup.notices.refused.fix':
    'Installieren Sie unter Linux libnotify (notify-send). Bis dahin zeigt sie ein gekoppelter Browser.',
  'checkup.feeds.off.seen': 'Ausgeschaltet.',
  'checkup.feeds.open.seen': 'Die Dateien oder die Adresse an Port {port} sind eingeschaltet.',
  'checkup.feeds.taken.seen': 'Ein anderes Programm hält Port {port}.',
  'checkup.feeds.taken.cause': 'Die Adresse für andere Programme lässt sich nicht öffnen.',
  'checkup.feeds.taken.fix':
    'Beenden Sie jenes Programm, oder wählen Sie einen anderen Port: latchkey feeds address on --port PORT',
  'checkup.feeds.refused.seen': 'Dieser Benutzer darf auf Port {port} nicht lauschen.',
  'checkup.feeds.refused.cause': 'Ports unter 1024 sind dem System vorbehalten.',
  'checkup.feeds.refused.fix': 'Wählen Sie einen anderen Port: latchkey feeds address on --port PORT',
  'checkup.service.none.seen': 'Auf diesem System ist nichts bekannt, das ihn startet.',
  'checkup.service.absent.seen':
    'Nicht eingerichtet. Mit «latchkey service install» startet er bei jeder Anmeldung.',
  'checkup.service.foreign.seen': 'Unter seinem Namen steht etwas, das Latchkey nicht gemacht hat.',
  'checkup.service.foreign.cause': 'Jemand hat einen Dienst dieses Namens von Hand geschrieben.',
  'checkup.service.foreign.fix': 'Entfernen Sie ihn, dann: latchkey service install',
  'checkup.service.broken.seen': 'Was ihn startet, führt zu einem Programm, das nicht ganz ist.',
  'checkup.service.broken.cause':
    'Dateien des installierten Programms wurden geändert oder entfernt, oder sein Node ist weg.',
  'checkup.service.broken.fix': 'Installieren Sie es neu: latchkey service install',
  'checkup.service.stopped.seen': 'Er ist eingerichtet, und die Dienstverwaltung lässt ihn nicht laufen.',
  'checkup.service.stopped.cause':
    'Er schlug zu oft fehl, wurde von Hand angehalten oder in einem Terminal gestartet.',
  'checkup.service.stopped.fix':
    'Starten Sie ihn neu: latchkey service install. Was er zuletzt sagte: latchkey service status',
  'checkup.service.runs.seen': 'Die Dienstverwaltung startet ihn, und er läuft.',
  'checkup.native.absent.seen':
    'Nicht eingerichtet. Mit «latchkey native install» koppelt ein Knopfdruck einen Browser.',
  'checkup.native.ready.seen':
    '{count, plural, one {Ein Browser darf} other {# Browser dürfen}} Latchkey starten.',
  'checkup.native.open.seen':
    'Andere Benutzer können ändern, was {count, plural, one {ein Browser startet} other {# Browser starten}}.',
  'checkup.native.open.cause': 'Die Rechte des Manifests wurden von Hand oder durch eine Kopie geändert.',
  'checkup.native.open.fix': 'Setzen Sie sie richtig: latchkey native install',
  'checkup.native.broken.seen':
    '{count, plural, one {Ein Browser wird} other {# Browser werden}} zu etwas geführt, das nicht ganz ist.',
  'checkup.native.broken.cause':
    'Das Programm wurde verschoben, oder das Manifest ist von einer anderen Version.',
  'checkup.native.broken.fix': 'Machen Sie sie neu: latchkey native install',
  'checkup.native.foreign.seen':
    '{count, plural, one {Ein Browser hat} other {# Browser haben}} ein Manifest unseres Namens, das nicht von uns ist.',
  'checkup.native.foreign.cause':
    'Ein anderer Datenordner von Latchkey, ein anderes Programm oder ein anderer Benutzer hat es geschrieben.',
  'checkup.native.foreign.fix':
    'Sehen Sie nach, welches: latchkey native status. Entfernen Sie es, dann installieren Sie neu.',
  'checkup.managed.none.seen': 'Keine Konfigurationsdatei.',
  'checkup.managed.set.seen': 'Durch eine Konfigurationsdatei festgelegt: {keys}.',
  'checkup.managed.faulty.seen': 'Zu berichtigen: {faults}',
  'checkup.managed.faulty.cause':
    'Die Konfigurationsdatei enthält etwas, das nicht verstanden wird. Der Rest gilt.',
  'checkup.managed.faulty.fix': 'Berichtigen Sie die Datei, dann starten Sie den Dienst neu.',
  'checkup.managed.refused.seen': 'Nicht geglaubt: {faults}',
  'checkup.managed.refused.cause':
    'Einer Datei, die andere ändern können, wird nicht geglaubt. Bis dahin lässt sich für andere Programme nichts einschalten.',
  'checkup.managed.refused.fix':
    'Datei und Ordner sollen root oder Ihnen gehören, für niemand sonst beschreibbar; dann starten Sie den Dienst neu.',
  'error.bad-host':
    'Diese Adresse gehört nicht zu Latchkey. Setzen Sie in den Einstellungen den richtigen Port.',
  'error.bad-request':
    'Der Dienst hat die Anfrage nicht verstanden. Aktualisieren Sie Erweiterung und Dienst.',
  'error.bad-path': 'Der Dienst kennt diese Adresse nicht. Aktualisieren Sie Erweiterung und Dienst.',
  'error.bad-shape':
    'Eine Eingabe ist nicht so, wie sie sein muss. Prüfen Sie sie und versuchen Sie es erneut.',
  'error.too-deep': 'Die Eingabe ist zu tief verschachtelt. Vereinfachen Sie sie.',
  'error.bad-origin':
    'Der Dienst kennt diesen Browser unter einer anderen Identität. Koppeln Sie ihn erneut.',
  'error.bad-fetch-metadata':
    'Die Anfrage sah nicht wie eine der Erweiterung aus. Laden Sie die Erweiterung neu.',
  'error.bad-client-header':
    'Die Anfrage sah nicht wie eine der Erweiterung aus. Laden Sie die Erweiterung neu.',
  'error.foreign-user': 'Die Anfrage kam von einem anderen Benutzer dieses Computers.',
  'error.not-allowed': 'Dieser Client darf nur lesen.',
  'error.method-not-allowed': 'Das tut der Dienst nicht. Aktualisieren Sie Erweiterung und Dienst.',
  'error.bad-content-type':
    'Der Dienst hat die Anfrage nicht verstanden. Aktualisieren Sie Erweiterung und Dienst.',
  'error.body-too-large': 'Das ist zu lang. Kürzen Sie es und versuchen Sie es erneut.',
  'error.headers-too-large': 'Die Anfrage war zu gross. Laden Sie die Erweiterung neu.',
  'error.no-upgrade': 'Der Dienst spricht dieses Protokoll nicht. Aktualisieren Sie Erweiterung und Dienst.',
  'error.unauthorized': 'Dieser Browser ist nicht mehr gekoppelt. Koppeln Sie ihn erneut.',
  'error.pairing-closed':
    'Es wird auf keinen Code gewartet. Starten Sie «npx latchkey pair» und geben Sie den neuen ein.',
  'error.wrong-code': 'Das ist nicht der gezeigte Code. Sehen Sie nach und geben Sie ihn erneut ein.',
  'error.too-many-failures':
    'Zu viele falsche Versuche. Warten Sie eine Minute und fordern Sie dann einen neuen Code an.',
  'error.too-many-streams': 'Zu viele Seiten sind offen. Schliessen Sie einige.',
  'error.not-found': 'Das gibt es nicht mehr. Gleichen Sie ab und sehen Sie erneut nach.',
  'error.conflict': 'Damit geschieht gerade etwas anderes. Warten Sie kurz und versuchen Sie es erneut.',
  'error.other-account':
    'Unter diesem Namen ist ein anderes Konto verbunden. Wählen Sie einen anderen Namen, oder trennen Sie zuerst jenes Konto.',
  'error.managed': 'Von Ihrer Organisation oder einer Konfigurationsdatei festgelegt.',
  'error.locked': 'Latchkey ist gesperrt. Entsperren Sie es mit Ihrer Passphrase.',
  'error.no-keychain':
    'Hier gibt es keinen Schlüsselbund des Systems, oder er ist gesperrt. Entsperren Sie ihn, oder wählen Sie eine Passphrase.',
  'error.wrong-sheet':
    'Das ist nicht das richtige Blatt. Vergleichen Sie jede Gruppe mit dem Papier und versuchen Sie es erneut.',
  'error.wrong-passphrase':
    'Das ist nicht die Passphrase. Prüfen Sie die Tastaturbelegung und versuchen Sie es erneut.',
  'error.token-rejected':
    'Infomaniak nimmt dieses Token nicht an. Kopieren Sie es erneut, oder erstellen Sie ein neues.',
  'error.provider-unreachable':
    'Infomaniak ist nicht erreichbar. Prüfen Sie das Netz und versuchen Sie es erneut.',
  'error.no-grant': 'Dafür braucht es erst einen Klick: Fordern Sie den Code noch einmal an.',
  'error.untrusted':
    'Dieser Browser hat die Passphrase des Tresors noch nicht gezeigt. Entsperren Sie den Tresor einmal damit.',
  'error.recovery-untested':
    'Erstellen Sie zuerst das Wiederherstellungsblatt und geben Sie zwei seiner Gruppen ein: Ohne das Blatt wären mit der Passphrase alle Codes verloren.',
  'error.not-confirmed':
    'Nicht aufgenommen: Noch zeigt nichts, dass der Code stimmt. Lassen Sie die Website einen annehmen oder geben Sie ein, was Ihre andere App zeigt.',
  'error.damaged':
    'Dieser Eintrag lässt sich nicht öffnen: Er wurde auf dem Datenträger verändert. Stellen Sie eine frühere Sicherung wieder her.',
  'error.disk-full':
    'Die Festplatte ist voll oder schreibgeschützt. Nichts ging verloren; schaffen Sie Platz und versuchen Sie es erneut.',
  'error.internal': 'Im Dienst ist etwas fehlgeschlagen. «npx latchkey doctor» sagt mehr.',

  'recovery.lead':
    'Was zu tun ist, wenn Sie ausgesperrt sind, und ob Sie heute wieder hineinkämen. Diese Seite geht auch abgemeldet und ohne den Dienst.',
  'recovery.ready.yes': 'Sie kämen heute wieder hinein',
  'recovery.ready.no': 'In manchen Fällen kämen Sie nicht wieder hinein',
  'recovery.ready.unknown': 'Es ist nicht bekannt, ob Sie wieder hineinkämen',
  'recovery.answer.yes': 'Ein Weg ist offen',
  'recovery.answer.no': 'Kein Weg ist offen',
  'recovery.answer.unknown': 'Nicht bekannt',
  'recovery.cases': 'Wenn Sie ausgesperrt sind',
  'recovery.others': 'Andere Pläne',
  'recovery.back': 'Alle Pläne',
  'way.recovery-phone': 'Bestätigtes Wiederherstellungstelefon',
  'way.recovery-address': 'Bestätigte Wiederherstellungsadresse, auf keinem Ihrer Namen',
  'way.address-elsewhere': 'Anmeldeadresse bei einem anderen Anbieter',
  'way.no-second-step': 'Kein zweiter Schritt, der fehlen könnte',
  'way.security-key': 'Sicherheitsschlüssel neben dem Telefon',
  'way.second-method': 'Zweite 2FA-Methode',
  'way.backup-codes': 'Notfallcodes übrig, und auffindbar aufbewahrt',
  'way.administers': 'Sie verwalten den Mail-Dienst',
  'plan.forgotten-password': 'Passwort vergessen',
  'plan.forgotten-address': 'Anmeldeadresse vergessen',
  'plan.address-deleted-elsewhere': 'Anmeldeadresse gelöscht, bei einem anderen Anbieter',
  'plan.address-deleted-hosted': 'Anmeldeadresse gelöscht, von Infomaniak gehostet',
  'plan.phone-lost': 'Telefon verloren',
  'plan.second-factor-lost': 'Zweiter Schritt verloren',
  'plan.mailbox-password': 'Passwort eines Postfachs vergessen',
  'plan.secure-account': 'Konto absichern',
  'plan.enable-2fa': 'Zwei-Schritt-Bestätigung einschalten',
  'plan.leaving': 'Ein Mitglied geht',
  'plan.incident': 'Sicherheitsvorfall mit einem Mitglied',
  'plan.state.done': 'Erledigt',
  'plan.state.stated': 'Erledigt, sagen Sie',
  'plan.state.open': 'Zu tun',
  'plan.state.unknown': 'Nicht bekannt',
  'plan.state.not-needed': 'Nicht nötig',
  'plan.why.recovery-contact': 'Eine bestätigte Möglichkeit ist da.',
  'plan.why.no-second-step': 'Die Zwei-Schritt-Bestätigung ist aus.',
  'plan.why.factor-elsewhere': 'Ihr zweiter Schritt ist nicht auf dem Telefon.',
  'plan.why.one-method': 'Es gibt nur eine Methode.',
  'plan.why.no-codes': 'Kein Code ist übrig.',
  'plan.why.address-elsewhere': 'Die Anmeldeadresse liegt auf keinem Namen der Organisation.',
  'plan.why.not-representative': 'Diese Person ist keine gesetzliche Vertretung.',
  'plan.why.nothing-there': 'Es gibt keine.',
  'plan.left': '{count, plural, one {# vorhanden} other {# vorhanden}}',
  'plan.said': 'Sie sagten es {when}',
  'plan.begin': 'Plan beginnen',
  'plan.again': 'Neu beginnen',
  'plan.again.ask': 'Neu beginnen? Was Sie zu den Schritten sagten, geht verloren.',
  'plan.close': 'Weglegen',
  'plan.begun': 'Begonnen {when}',
  'plan.closed': 'Weggelegt {when}',
  'plan.do': 'Ich habe es getan',
  'plan.where': 'Wo sie liegen, nicht die Codes selbst',
  'plan.print': 'Blatt drucken',
  'plan.rehearse': 'In der Sandbox üben',
  'plan.rehearse.how': 'Um ohne Risiko zu üben, starten Sie die Sandbox:',
  'plan.rehearsed': 'Geübt {when}',
  'plan.rehearsed.say': 'Ich habe es geübt',
  'plan.bare':
    'Latchkey kann nicht gefragt werden, und hier ist nichts aufbewahrt. Die Schritte stehen da; wie weit sie sind, ist nicht bekannt.',
  'plan.none': 'Diesen Plan gibt es nicht',
  'plan.request': 'Anfrage an den Support',
  'plan.request.text':
    'Setzen Sie Ihren Support-Code und den Grund ein. Latchkey fragt nicht nach dem Code und behält ihn nicht.',
  'step.reset-page': 'Öffnen Sie die Seite, die das Passwort zurücksetzt.',
  'step.enter-login': 'Geben Sie die E-Mail-Adresse Ihres Infomaniak-Kontos ein.',
  'step.choose-option': 'Wählen Sie die gewünschte Möglichkeit.',
  'step.identity': 'Geht keine: „Sie haben zu keiner Option Zugang“, dann Ihre Identität bestätigen.',
  'step.password-new': 'Setzen Sie ein neues Passwort.',
  'step.address-page': 'Öffnen Sie die Seite, die die Anmeldeadresse findet.',
  'step.enter-phone': 'Geben Sie Ihre Mobilnummer ein.',
  'step.enter-recovery': 'Wird danach gefragt, geben Sie Ihre Wiederherstellungsadresse ein.',
  'step.receive-login': 'Wird Ihr Konto gefunden: wählen Sie, wie Sie die Anmeldeadresse erhalten.',
  'step.identity-manual':
    'Wenn nicht: folgen Sie dem Assistenten und bestätigen Sie Ihre Identität von Hand oder mit kCheck.',
  'step.signed-in': 'Melden Sie sich an.',
  'step.sign-in-last': 'Nichts geht verloren: melden Sie sich ein letztes Mal mit der alten Adresse an.',
  'step.login-moved': 'Ändern Sie die Anmeldeadresse auf eine, die Ihnen bleibt.',
  'step.find-sms':
    'Suchen Sie die SMS mit einem Benutzernamen auf Ihrem Mobiltelefon und die Mail an Ihrer zweiten Adresse.',
  'step.identity-no-mobile': 'Ohne dieses Mobiltelefon: bestätigen Sie Ihre Identität auf der Anmeldeseite.',
  'step.login-page': 'Öffnen Sie die Anmeldeseite. Die alte Adresse mit ihrem Passwort wird abgelehnt.',
  'step.enter-user-name':
    'Geben Sie den Benutzernamen aus der SMS ein: meist Ihre Initialen und einige Ziffern.',
  'step.same-password': 'Geben Sie Ihr gewohntes Passwort ein. Es ist unverändert.',
  'step.new-details':
    'Geben Sie die verlangten neuen Angaben ein („Infomaniak-Recovery“; mit kSuite „Anmeldeadresse wird geändert“).',
  'step.sim-blocked': 'Lassen Sie die SIM-Karte vom Anbieter sperren.',
  'step.other-factor': 'Melden Sie sich mit einer anderen Methode oder einem Notfallcode an.',
  'step.phone-replaced': 'Ändern Sie das Wiederherstellungstelefon auf eines, das Sie haben.',
  'step.factor-moved': 'Nehmen Sie das verlorene Telefon aus der Zwei-Schritt-Bestätigung.',
  'step.codes-left': 'Mehr als zwei Notfallcodes sind übrig.',
  'step.other-method': 'Wählen Sie auf der Anmeldeseite eine andere Methode.',
  'step.use-code': 'Oder geben Sie einen Notfallcode ein. Jeder gilt einmal.',
  'step.factor-help':
    'Geht beides nicht, öffnen Sie die Hilfe von Infomaniak zu 2FA. Ein Anruf ist unnötig: dort liegt keiner Ihrer Codes und keines Ihrer Passwörter.',
  'step.two-methods': 'Zwei Methoden sind eingerichtet.',
  'step.manager-open': 'Melden Sie sich im Manager an: sein eigenes Passwort öffnet ihn weiterhin.',
  'step.mailbox-new': 'Wählen Sie im Mail-Dienst die Adresse und geben Sie ihr ein neues Passwort.',
  'step.mail-apps': 'Geben Sie es in jeder App und jedem Gerät ein, das diese Mail liest.',
  'step.secure-guide': 'Lesen Sie die Anleitung von Infomaniak zum raschen Absichern.',
  'step.activity': 'Sehen Sie die letzten Aktivitäten nach dem durch, was nicht von Ihnen ist.',
  'step.two-factor': 'Die Zwei-Schritt-Bestätigung ist eingeschaltet.',
  'step.password-changed': 'Ändern Sie das Passwort des Managers.',
  'step.mail-passwords': 'Ändern Sie das Passwort jeder mit Mail verknüpften Adresse.',
  'step.app-passwords-gone': 'Löschen Sie die Anwendungspasswörter.',
  'step.devices': 'Melden Sie Geräte ab, die Sie nicht benutzen.',
  'step.sync-tools':
    'Vorher: notieren Sie, welche Programme mit Ihrem Passwort abgleichen. Jedes braucht dann ein Anwendungspasswort.',
  'step.method-set-up':
    'Wählen Sie eine Methode (kAuth, eine OTP-App, einen YubiKey, oder SMS für CH, FR, BE und DE) und folgen Sie dem Bildschirm.',
  'step.codes-kept': 'Bewahren Sie die Notfallcodes sicher auf, und nicht nur auf dem Telefon.',
  'step.app-passwords-made': 'Erstellen Sie für jedes dieser Programme ein Anwendungspasswort.',
  'step.representative': 'Jemand anderes ist gesetzliche Vertretung.',
  'step.products-handed': 'Übergeben Sie Produkte, Dokumente und Kalender, die sie betreut.',
  'step.contacts-moved': 'Nennen Sie jemand anderen, wo sie Kontakt von Namen, Rechnungen und Produkten ist.',
  'step.login-trap':
    'Ihre Anmeldeadresse liegt hier: lassen Sie sie diese ändern, bevor die Mail-Adresse gelöscht wird, sonst ist sie vom ganzen Konto ausgesperrt.',
  'step.invitations': 'Keine Einladung an sie ist offen.',
  'step.removed': 'Zuletzt: entfernen Sie sie aus der Organisation.',
  'step.alternative': 'Zuerst, statt zu sperren: senden Sie ihm die Anleitung, sein Konto abzusichern.',
  'step.member-two-factor': 'Seine Zwei-Schritt-Bestätigung ist eingeschaltet.',
  'step.support-asked':
    'Bitten Sie den Support um die Sperre, mit Ihrem Support-Code und dem Grund. Das Mitglied bleibt in der Liste; entfernen Sie es nicht.',
  'step.manager-shut': 'Der Support hat gesperrt: Manager, kDrive Web und Web Mail sind zu.',
  'step.mail-shut':
    'IMAP und SMTP laufen weiter: ändern Sie das Passwort jeder seiner Adressen, oder setzen Sie den Mail-Dienst in Wartung.',
  'step.products-blocked': 'Sperren Sie die Verwaltung der Produkte, die es ändern kann.',
  'step.web-shut':
    'Webdienste laufen weiter: ändern Sie die Passwörter von FTP, SSH, Datenbanken und Websites.',
  'step.apps-shut':
    'Desktop- und mobile Apps laufen weiter: lassen Sie Anwendungspasswörter löschen und Geräte abmelden.',
  'step.not-seen': 'Das Mitglied wurde seit Beginn des Plans nicht gesehen.',

  'backup.title': 'Aufbewahrung',
  'backup.now': 'Jetzt sichern',
  'backup.restore': 'Wiederherstellen',
  'backup.days': 'Tage, für die aufbewahrt wird, was geschah (90 bis 3650)',
  'backup.none': 'Es gibt noch keine Sicherung.',
  'backup.last': 'Letzte Sicherung: {when}. Jede wurde zur Probe gelesen; die neuesten {most} bleiben.',
  'backup.damaged':
    '{count, plural, one {# Datei unter den Sicherungen ist nicht lesbar.} other {# Dateien unter den Sicherungen sind nicht lesbar.}}',
  'backup.item': '{when}: {why}',
  'backup.why.asked': 'von Hand gemacht',
  'backup.why.daily': 'von selbst gemacht',
  'backup.why.migration': 'vor einer Umstellung der Daten',
  'backup.why.restore': 'vor einer Wiederherstellung',
  'backup.why.forgotten': 'nachdem ein Zugang getrennt wurde',
  'backup.why.key': 'nachdem der Schlüssel geändert wurde',
  'backup.why.export': 'für einen anderen Computer gemacht',
  'backup.holds': 'Enthält {list}; {size}.',
  'backup.holds.nothing': 'keine Einträge',
  'backup.holds.logins': '{count, plural, one {# Zugang} other {# Zugänge}}',
  'backup.holds.members': '{count, plural, one {# Mitglied} other {# Mitglieder}}',
  'backup.holds.domains': '{count, plural, one {# Domain} other {# Domains}}',
  'backup.holds.names':
    '{count, plural, one {# Name mit eigenen Angaben} other {# Namen mit eigenen Angaben}}',
  'backup.holds.statements': '{count, plural, one {# Angabe} other {# Angaben}}',
  'backup.holds.histories': '{count, plural, one {den Verlauf von # Namen} other {den Verlauf von # Namen}}',
  'backup.holds.codes': '{count, plural, one {# Eintrag für Einmalcodes} other {# Einträge für Einmalcodes}}',
  'backup.holds.codeSets': '{count, plural, one {# Satz Notfallcodes} other {# Sätze Notfallcodes}}',
  'backup.holds.acts': '{count, plural, one {# Eintrag im Journal} other {# Einträge im Journal}}',
  'backup.question':
    'Alles auf den Stand vom {when} zurücksetzen? Der jetzige Stand wird zuerst gesichert. Gekoppelte Browser und das Journal bleiben, wie sie sind; Latchkey startet von selbst neu.',
  'backup.vault.nothing': 'nichts darin',
  'backup.vault.stays': 'Der Tresor mit den Einmalcodes bleibt, wie er jetzt ist: {holds}.',
  'backup.vault.left':
    'Nur jene Datei hat zusätzlich: {holds}. Das kommt nicht mit. Die Option --with-vault der Befehlszeile nimmt stattdessen den Tresor jener Datei.',
  'backup.vault.comes':
    'Der Tresor von jenem Tag kommt mit: {holds}. Jetzt nicht hier: {back}. Ihn öffnet die Passphrase von jenem Tag.',
  'backup.vault.gone':
    'Hier verloren: {holds}. Nur die Sicherung, die zuerst gemacht wird, hat das noch, und die nächste Änderung der Passphrase des Tresors entfernt sie.',
  'backup.vault.older':
    'Auf jenen Tag zurückgesetzt: {holds}. Codes nach Zähler können ein zweites Mal ausgegeben werden; die Gegenseite lehnt sie vielleicht ab.',
  'backup.vault.damaged': 'Der Tresor hier ist beschädigt und kann nicht behalten werden.',
  'backup.made': 'Eine Sicherung wurde gemacht und zur Probe gelesen ({size}).',
  'backup.restored': 'Auf den Stand vom {when} zurückgesetzt. Latchkey startet neu.',
  'backup.fault.no-room':
    'Nichts wurde geändert: Auf dem Datenträger fehlen {size}. Schaffen Sie Platz und versuchen Sie es erneut.',
  'backup.fault.file': 'Die Sicherungsdatei',
  'backup.fault.damaged':
    '{what} ist beschädigt; es wurde nichts getan. Starten Sie Latchkey neu, das behebt, was sich beheben lässt, oder nehmen Sie eine andere Sicherung.',
  'backup.fault.not-ours': 'Diese Datei ist keine Sicherung von Latchkey. Es wurde nichts geändert.',
  'backup.fault.newer':
    'Diese Datei stammt von einem neueren Latchkey ({version}). Aktualisieren Sie zuerst Latchkey; es wurde nichts geändert.',
  'backup.fault.other-kind':
    '{kind, select, sandbox {Diese Datei stammt aus der Sandbox, und Ihre eigenen Daten sind in Gebrauch.} other {Diese Datei enthält Ihre eigenen Daten, und die Sandbox ist in Gebrauch.}} Es wurde nichts geändert.',
  'backup.fault.foreign-key':
    'Der Schlüssel dieser Sicherung liegt nicht auf diesem Computer, ihre Token wären nicht lesbar. Für einen Umzug nehmen Sie dort «latchkey export». Es wurde nichts geändert.',
  'backup.fault.busy':
    'Eine andere Wiederherstellung läuft. Warten Sie einen Moment und versuchen Sie es erneut.',
  'backup.key.none': 'Noch ist kein Token gespeichert, darum gibt es keinen Schlüssel.',
  'backup.key.keychain': 'Der Schlüssel, der die Token schützt, liegt im Schlüsselbund des Systems.',
  'backup.key.passphrase': 'Der Schlüssel, der die Token schützt, ist mit Ihrer Passphrase gesperrt.',
  'backup.key.keyfile':
    'Der Schlüssel, der die Token schützt, liegt in einer Datei, die nur Sie lesen können. «latchkey key passphrase» sperrt ihn.',
  'backup.kit.none':
    'Es gibt kein Notfallblatt. «latchkey key recovery-kit» macht eines, zum Ausdrucken und getrennt Aufbewahren.',
  'backup.kit.made': 'Ein Notfallblatt vom {when} öffnet ihn auch.',
  'backup.sheet.title': 'Latchkey: Notfallblatt',
  'backup.sheet.what':
    'Wer dieses Blatt und Ihren Datenordner hat, kann die Token darin lesen. Bewahren Sie es bei Ihren Papieren auf, nicht beim Computer, und löschen Sie diese Datei nach dem Drucken.',
  'backup.sheet.how':
    'Ist die Passphrase vergessen oder der Schlüsselbund verloren: rufen Sie «latchkey key recover» auf und tippen Sie die Gruppen unten ein.',
  'backup.sheet.made': 'Gemacht am {when}',
  'backup.vault-sheet.title': 'Latchkey: Notfallblatt des Tresors',
  'backup.vault-sheet.what':
    'Wer dieses Blatt und Ihren Datenordner hat, kann jeden Einmalcode im Tresor erzeugen. Bewahren Sie es bei Ihren Papieren auf, nicht beim Computer, und löschen Sie diese Datei nach dem Drucken.',
  'backup.vault-sheet.how':
    'Ist die Passphrase des Tresors vergessen: rufen Sie «latchkey vault recover» auf und tippen Sie die Gruppen unten ein.',
  'backup.vault-sheet.made': 'Gemacht am {when}',
  'journal.title': 'Journal',
  'journal.text': 'Was hier getan wurde, von wem und wann.',
  'journal.older': 'Ältere',
  'journal.everything': 'Alles',
  'journal.filter': 'Zeigen',
  'journal.empty': 'Nichts dieser Art wurde getan.',
  'journal.intact':
    '{count, plural, one {# Eintrag, wie er geschrieben wurde.} other {# Einträge, jeder wie er geschrieben wurde.}}',
  'journal.changed':
    '{file}, Zeile {line}: sie wurde verändert, oder eine davor fehlt. Ab hier ist auf nichts Verlass.',
  'journal.cut': '{file}, nach Zeile {line}: das Ende fehlt. Einträge, die geschrieben waren, sind weg.',
  'journal.by.cli': 'Befehlszeile',
  'journal.by.daemon': 'Latchkey selbst',
  'journal.by.person': 'Sie',
  'journal.by.gone': 'ein Browser, der nicht mehr gekoppelt ist',
  'journal.kind.alerts': 'Sicherheitshinweise',
  'journal.kind.backup': 'Sicherungen und Umzüge',
  'journal.kind.change': 'Änderungen beim Anbieter',
  'journal.kind.codes': 'Einmalcodes',
  'journal.kind.connection': 'Zugänge',
  'journal.kind.feeds': 'Feeds',
  'journal.kind.journal': 'Journal',
  'journal.kind.key': 'Schlüssel',
  'journal.kind.pairing': 'Kopplung',
  'journal.kind.plan': 'Pläne',
  'journal.kind.requirement': '2FA-Pflicht',
  'journal.kind.session': 'Sitzungen',
  'journal.kind.spare': 'Notfallcodes',
  'journal.kind.tool': 'Anwendungspasswörter',
  'journal.kind.statement': 'Angaben',
  'journal.kind.vault': 'Tresor',
  'journal.event.other': '{event}',
  'journal.event.alerts.noted': 'Sicherheitshinweis notiert',
  'journal.event.alerts.taken-back': 'Notiz über einen Sicherheitshinweis zurückgenommen',
  'journal.event.backup.made': 'Sicherung gemacht',
  'journal.event.backup.restored': 'Sicherung wiederhergestellt',
  'journal.event.backup.failed': 'Sicherung gescheitert',
  'journal.event.backup.exported': 'Alles exportiert',
  'journal.event.backup.imported': 'Alles importiert',
  'journal.event.change.sent': 'Änderung an den Anbieter gesendet',
  'journal.event.change.done': 'Änderung vorgenommen',
  'journal.event.change.not-taken': 'Änderung vom Anbieter nicht übernommen, obwohl er es sagte',
  'journal.event.change.refused': 'Änderung abgelehnt; nichts wurde geändert',
  'journal.event.change.unclear': 'Änderung gesendet; ob sie vorgenommen wurde, ist unbekannt',
  'journal.event.change.partly-done': 'Eingeladen; der Zugang zu den Produkten wurde nicht gegeben',
  'journal.event.change.partly-unclear':
    'Eingeladen; ob der Zugang zu den Produkten gegeben wurde, ist unbekannt',
  'journal.event.codes.added': 'Code hinzugefügt',
  'journal.event.codes.changed': 'Eintrag eines Codes geändert',
  'journal.event.codes.export-refused': 'Export der Codes abgelehnt: falsche Passphrase',
  'journal.event.codes.exported': 'Codes exportiert',
  'journal.event.codes.imported': 'Codes importiert',
  'journal.event.codes.purged': 'Entfernter Code endgültig gelöscht',
  'journal.event.codes.removed': 'Code entfernt',
  'journal.event.codes.restored': 'Entfernter Code wiederhergestellt',
  'journal.event.codes.shown': 'Code angezeigt',
  'journal.event.connection.connected': 'Zugang verbunden',
  'journal.event.connection.disconnected': 'Zugang getrennt',
  'journal.event.feeds.address-made': 'Feed-Adresse gemacht',
  'journal.event.feeds.address-on': 'Feed-Adresse eingeschaltet',
  'journal.event.feeds.address-off': 'Feed-Adresse ausgeschaltet',
  'journal.event.feeds.files-on': 'Feed-Dateien eingeschaltet',
  'journal.event.feeds.files-off': 'Feed-Dateien ausgeschaltet',
  'journal.event.journal.shortened': 'Alte Einträge entfernt, wie eingestellt',
  'journal.event.journal.torn-line-dropped': 'Eine vom Absturz abgeschnittene Zeile wurde entfernt',
  'journal.event.key.passphrase-set': 'Passphrase gesetzt',
  'journal.event.key.kit-made': 'Notfallblatt gemacht',
  'journal.event.key.recovered': 'Schlüssel mit dem Notfallblatt geöffnet',
  'journal.event.key.rotated': 'Schlüssel ersetzt',
  'journal.event.key.keychain-set': 'Schlüssel in den Schlüsselbund des Systems verlegt',
  'journal.event.key.refused': 'Falsche Passphrase oder falsches Notfallblatt',
  'journal.event.key.unlocked': 'Schlüssel entsperrt',
  'journal.event.pairing.opened': 'Kopplung geöffnet',
  'journal.event.pairing.paired': 'Browser gekoppelt',
  'journal.event.pairing.possible-theft': 'Ein Token wurde von einem anderen Programm benutzt',
  'journal.event.pairing.revoked': 'Kopplung widerrufen',
  'journal.event.pairing.script-added': 'Token für ein Skript gemacht',
  'journal.event.pairing.wrong': 'Falscher Kopplungscode',
  'journal.event.plan.opened': 'Plan begonnen',
  'journal.event.plan.closed': 'Plan beendet',
  'journal.event.plan.step-stated': 'Schritt eines Plans als erledigt markiert',
  'journal.event.plan.step-taken-back': 'Schritt eines Plans zurückgenommen',
  'journal.event.requirement.planned': '2FA-Pflicht geplant',
  'journal.event.requirement.plan-came-true': '2FA-Pflicht wie geplant eingeschaltet',
  'journal.event.session.opened-by-hand': 'Seite von Hand geöffnet, obwohl nicht alles entfernt war',
  'journal.event.session.rule-dropped': 'Regel für eine Seite entfernt',
  'journal.event.spare.kept': 'Notfallcodes aufbewahrt',
  'journal.event.spare.shown': 'Notfallcode angezeigt',
  'journal.event.spare.struck': 'Notfallcode gestrichen',
  'journal.event.spare.taken-back': 'Notfallcode doch nicht benutzt',
  'journal.event.spare.confirmed': 'Zahl der Notfallcodes bestätigt',
  'journal.event.spare.printed': 'Notfallcodes gedruckt',
  'journal.event.spare.removed': 'Notfallcodes entfernt',
  'journal.event.tool.purpose-stated': 'Zweck eines Anwendungspassworts angegeben',
  'journal.event.tool.known': 'Anwendungspasswort erkannt',
  'journal.event.tool.not-known': 'Anwendungspasswort doch nicht erkannt',
  'journal.event.tool.done': 'Apps haben eigene Passwörter',
  'journal.event.tool.not-done': 'Nicht alle Apps haben eigene Passwörter',
  'journal.event.statement.made': 'Angabe gemacht',
  'journal.event.statement.over': 'Eine Quelle sagt nun, was angegeben war',
  'journal.event.statement.taken-back': 'Angabe zurückgenommen',
  'journal.event.vault.set-up': 'Tresor eingerichtet',
  'journal.event.vault.unlocked': 'Tresor entsperrt',
  'journal.event.vault.locked': 'Tresor gesperrt',
  'journal.event.vault.refused': 'Falsche Passphrase oder falsches Notfallblatt für den Tresor',
  'journal.event.vault.passphrase-set': 'Passphrase des Tresors geändert',
  'journal.event.vault.keychain-on': 'Auch der Schlüsselbund des Systems öffnet den Tresor',
  'journal.event.vault.keychain-off': 'Der Schlüsselbund des Systems öffnet den Tresor nicht mehr',
  'journal.event.vault.rotated': 'Schlüssel des Tresors ersetzt',
  'journal.event.vault.kit-asked': 'Neues Notfallblatt für den Tresor verlangt',
  'journal.event.vault.kit-made': 'Notfallblatt des Tresors gilt',
  'journal.event.vault.recovered': 'Tresor mit dem Notfallblatt geöffnet',
  'journal.event.vault.removed': 'Tresor entfernt',
  'journal.event.vault.auto-lock-set': 'Minuten bis zum Sperren des Tresors geändert',

  'journal.kind.retention': 'Aufbewahrungsdauer',
  'journal.event.retention.applied': 'Alter Verlauf von Namen entfernt, wie eingestellt',

  'codes.fault.empty':
    'Da ist keine Adresse. Geben Sie die an, die mit otpauth: beginnt, wie sie im QR-Code der Website steht.',
  'codes.fault.too-long':
    'Das ist viel länger, als es die Adresse eines Codes je ist. Prüfen Sie, was eingefügt wurde.',
  'codes.fault.several':
    'Das ist mehr als eine Zeile, und hier ist die Adresse eines einzigen Codes gefragt. «latchkey otp import» nimmt viele auf einmal.',
  'codes.fault.not-otpauth':
    'Das ist nicht die Adresse eines Einmalcodes: Eine solche beginnt mit otpauth://totp/ oder otpauth://hotp/. Kopieren Sie sie erneut von der Website oder aus der anderen App.',
  'codes.fault.migration':
    'Das ist ein Export von Google Authenticator, der viele Codes enthalten kann. «latchkey otp import» nimmt ihn.',
  'codes.fault.steam':
    'Das ist für Steam, dessen Codes anders entstehen. Latchkey erzeugt sie nicht: Behalten Sie es in der Steam-App.',
  'codes.fault.motp':
    'Das ist für Mobile-OTP, dessen Codes eine PIN brauchen und anders entstehen. Latchkey erzeugt sie nicht: Behalten Sie es in der App, die es tut.',
  'codes.fault.yandex':
    'Das ist für Yandex Key, dessen Codes eine PIN brauchen und aus Buchstaben bestehen. Latchkey erzeugt sie nicht: Behalten Sie es in jener App.',
  'codes.fault.other-kind':
    'Codes dieser Art werden hier nicht erzeugt: nur solche nach Zeit (totp) und nach Zähler (hotp). Verlangen Sie von der Website einen davon.',
  'codes.fault.nested':
    'Eine Adresse steht in einer anderen: Vielleicht sind zwei zusammengeraten. Geben Sie jede für sich an.',
  'codes.fault.twice':
    'Etwas steht zweimal in dieser Adresse, und jede App läse sie anders. Holen Sie bei der Website eine neue Adresse.',
  'codes.fault.no-secret':
    'Dieser Adresse fehlt der geheime Schlüssel (secret=…). Kopieren Sie sie ganz, oder holen Sie bei der Website eine neue.',
  'codes.fault.bad-secret':
    'Der geheime Schlüssel hat ein Zeichen, das es darin nicht gibt: Nur die Buchstaben A bis Z und die Ziffern 2 bis 7 kommen vor. Suchen Sie eine 0, die ein O ist, eine 1, die ein I oder L ist, eine 8, die ein B ist.',
  'codes.fault.bad-secret-length':
    'Der geheime Schlüssel hat ein Zeichen zu wenig oder zu viel. Kopieren Sie ihn erneut.',
  'codes.fault.long-secret':
    'Der geheime Schlüssel ist länger als 512 Byte, wie ihn keine Website ausgibt. Prüfen Sie, was eingefügt wurde.',
  'codes.fault.bad-algorithm':
    'Dieser Code verlangt ein Verfahren, das hier nicht benutzt wird: SHA-1, SHA-256 und SHA-512 schon. Verlangen Sie von der Website eines davon.',
  'codes.fault.bad-digits':
    'Ein Code hat hier 6, 7 oder 8 Ziffern, und diese Adresse verlangt etwas anderes. Holen Sie bei der Website eine neue Adresse.',
  'codes.fault.bad-period':
    'Die Zeit, die ein Code gilt, muss eine ganze Zahl von Sekunden sein, ab 1. Holen Sie bei der Website eine neue Adresse.',
  'codes.fault.no-counter':
    'Ein Code nach Zähler braucht seinen Zählerstand, und diese Adresse hat keinen. Fügen Sie &counter=0 an, falls noch keiner ihrer Codes gebraucht wurde.',
  'codes.fault.bad-counter':
    'Der Zählerstand muss eine ganze Zahl von 0 bis 9007199254740991 sein. Sehen Sie in der anderen App nach, wo er steht.',
  'codes.fault.damaged':
    'Dieser Export von Google Authenticator ist abgeschnitten oder verändert. Zeigen Sie den QR-Code erneut an und lesen Sie ihn noch einmal.',
  'codes.file.empty': 'In dieser Datei steht nichts.',
  'codes.file.too-big':
    'Diese Datei ist grösser als 5 MB, so gross ist kein Export von Codes. Prüfen Sie, ob es die richtige ist.',
  'codes.file.too-many':
    'Diese Datei enthält mehr als 2000 Codes oder 20 000 Einträge. Teilen Sie sie auf und importieren Sie die Teile.',
  'codes.file.not-recognised':
    'Diese Art von Datei ist hier nicht bekannt. Gelesen werden Listen von otpauth-Adressen, Exporte von Aegis, 2FAS und Bitwarden, CSV-Dateien von KeePassXC und anderen Passwortmanagern sowie der Export von Latchkey selbst.',
  'codes.file.no-codes':
    'In dieser Datei sind keine Einmalcodes. Prüfen Sie, ob die andere App sie beim Export mitgibt.',
  'codes.file.damaged': 'Diese Datei ist abgeschnitten oder verändert. Exportieren Sie sie neu.',
  'codes.file.newer-version':
    'Eine neuere Version der anderen App hat diese Datei erstellt. Exportieren Sie dort eine Liste von otpauth-Adressen, oder aktualisieren Sie Latchkey.',
  'codes.file.needs-passphrase':
    'Eine Passphrase schützt diese Datei. Geben Sie die ein, mit der sie erstellt wurde.',
  'codes.file.wrong-passphrase':
    'Das ist nicht die Passphrase dieser Datei. Prüfen Sie die Tastaturbelegung und versuchen Sie es erneut.',
  'codes.file.no-passphrase':
    'Diese Datei öffnet sich nur mit dem Fingerabdruck auf einem einzigen Telefon. Exportieren Sie sie in Aegis noch einmal, mit einem Passwort.',
  'codes.file.account-bound':
    'Diese Datei öffnet sich nur in einem einzigen Bitwarden-Konto. Exportieren Sie noch einmal und wählen Sie ein Passwort für die Datei.',
  'codes.file.age-keys':
    'Diese age-Datei ist für einen Schlüssel versiegelt. Gelesen wird eine, die mit einer Passphrase versiegelt ist: age -p -a erstellt sie.',
  'codes.file.age-binary':
    'Diese age-Datei ist kein Text. Öffnen Sie sie mit age und versiegeln Sie sie wieder als Text: age -p -a tut das.',
  'codes.file.too-costly':
    'Eine Passphrase an dieser Datei zu prüfen, bräuchte zu viel Speicher oder Zeit. Exportieren Sie sie neu, mit den üblichen Einstellungen der anderen App.',
  'codes.file.bad-entry':
    'Dieser Eintrag ist nicht so, wie die andere App sie schreibt, und wurde weggelassen. Prüfen Sie dort, ob er Codes erzeugt.',
  'codes.file.missing-part':
    'Dieser Export von Google Authenticator besteht aus mehreren QR-Codes, und nicht alle sind da. Fügen Sie auch die anderen hinzu.',
  'codes.remark.short-seed':
    'Der geheime Schlüssel ist kürzer als die 128 Bit, die der Standard verlangt. Die Website hat ihn gewählt; neu eingerichtet wird er dort vielleicht länger.',
  'codes.remark.known-seed':
    'Der geheime Schlüssel steht in öffentlichen Dokumenten oder folgt einem einfachen Muster: Andere können diese Codes erzeugen. Richten Sie den zweiten Schritt bei der Website neu ein.',
  'codes.remark.no-name': 'Er nennt weder eine Website noch ein Konto. Geben Sie ihm einen Namen.',
  'codes.remark.issuers-differ': 'Er nennt zwei Websites, die nicht dieselbe sind. Prüfen Sie, woher er kam.',
  'codes.remark.look-alike':
    'Der Name der Website ist so geschrieben, dass man ihn für einen anderen halten kann. Prüfen Sie, woher er kam.',
  'codes.remark.name-changed':
    'Ein Teil des Namens lässt sich nicht zeigen oder war zu lang und wurde weggelassen.',
  'codes.remark.parameters-ignored':
    'Die Adresse sagt mehr, als hier bekannt ist, und das wurde weggelassen. Prüfen Sie, ob die Website den ersten Code annimmt.',
  'spare.intro':
    'Jeder gilt einmal, für den Tag, an dem keine andere Methode zur Hand ist. Die Codes selbst bleiben im Tresor; solange er gesperrt ist, ist nur ihre Zahl bekannt.',
  'spare.elsewhere': 'Eine andere Website',
  'spare.left': '{left} von {total} übrig',
  'spare.since': 'zuletzt geändert: {date}',
  'spare.damaged':
    'Diese Codes lassen sich nicht öffnen: Sie wurden auf der Platte verändert oder sind weg. Wie viele übrig sind, ist nicht bekannt. Erstellen Sie neue, oder stellen Sie eine Sicherung wieder her: latchkey restore --with-vault.',
  'spare.doubt':
    'Diese Zahl kann zu hoch sein: Eine Sicherung wurde wiederhergestellt, oder mit diesen Codes ist seit einem halben Jahr nichts geschehen. Vergleichen Sie sie mit dem, was Sie haben, und bestätigen Sie sie dann.',
  'spare.differs':
    'Infomaniak sagt, dass {told} übrig sind, hier sind es {left}. Vielleicht wurden neue Codes erstellt, die diese ungültig machen.',
  'spare.use': 'Einen benutzen',
  'spare.again': 'Noch einmal zeigen',
  'spare.copy': 'Kopieren',
  'spare.one': 'Der gezeigte Code',
  'spare.waiting': 'Am {date} wurde ein Code gezeigt. Was ist daraus geworden?',
  'spare.worked': 'Er hat funktioniert',
  'spare.refused': 'Er wurde abgelehnt',
  'spare.unused': 'Er wurde nicht benutzt',
  'spare.confirm': 'Diese Zahl stimmt',
  'spare.print': 'Drucken',
  'spare.remove': 'Entfernen',
  'spare.remove.sure':
    'Die Codes von {name} endgültig entfernen? {left, plural, one {# unbenutzter geht} other {# unbenutzte gehen}} mit.',
  'spare.struck': '{count, plural, one {# Code ist gestrichen} other {# Codes sind gestrichen}}',
  'spare.struck.one': 'Code {number}, gestrichen am {date}',
  'spare.print.title': 'Notfallcodes auf Papier',
  'spare.print.text':
    'Drucken Sie diese Seite, und bewahren Sie sie dort auf, wo Sie sie finden, wenn dieser Computer und Ihr Telefon weg sind. Nichts davon wird gespeichert.',
  'spare.print.of': 'Notfallcodes von {of}',
  'spare.print.made':
    '{count, plural, one {# Code} other {# Codes}}, jeder gilt einmal. Aufbewahrt seit {date}, gedruckt am {when}.',
  'spare.print.close': 'Schliessen',
  'spare.add': 'Neue Codes aufbewahren',
  'spare.paste': 'Fügen Sie sie ein, wie sie kamen',
  'spare.paste.hint':
    'Eine Liste, eine Tabelle oder eine ganze Mail: Sie sehen, was gefunden wurde, bevor etwas aufbewahrt wird.',
  'spare.look': 'Codes suchen',
  'spare.taken': '{count, plural, =0 {Kein Code gefunden} one {# Code gefunden} other {# Codes gefunden}}',
  'spare.repeated':
    '{count, plural, one {# davon steht} other {# davon stehen}} mehrmals da und zählt einmal.',
  'spare.rest': '{count, plural, one {# Teil wurde weggelassen} other {# Teile wurden weggelassen}}',
  'spare.line': 'Zeile {line}',
  'spare.other-form': 'anders geschrieben als die anderen',
  'spare.whose': 'Wofür sind sie?',
  'spare.label': 'Name der Website',
  'spare.there': 'Davon sind schon Codes da, {left} unbenutzt',
  'spare.how.replace': 'Das sind neue: Sie machen die alten ungültig, die entfernt werden',
  'spare.how.add': 'Sie gehören zum selben Satz: beide aufbewahren',
  'spare.keep': '{count, plural, one {# Code aufbewahren} other {# Codes aufbewahren}}',
  'spare.kept':
    '{count, plural, one {# Code ist aufbewahrt} other {# Codes sind aufbewahrt}}.{repeated, plural, =0 {} one { # war schon da.} other { # waren schon da.}}',
  'spare.tools': 'Anwendungspasswörter',
  'spare.tools.intro':
    'Für Programme, die keinen zweiten Faktor können. Jedes meldet sich daran vorbei an, darum sollten Sie jedes kennen.',
  'spare.said': 'Notiert.',
  'spare.idle': 'Seit einem Jahr oder nie benutzt: vielleicht braucht es niemand mehr',
  'spare.new': 'Neu',
  'spare.known': 'Ich kenne es',
  'spare.for': 'Für',
  'spare.purpose': 'Wofür es ist',
  'spare.purpose.of': 'Wofür {name} ist',
  'spare.due.title': 'Apps, die ein eigenes Passwort brauchen',
  'spare.due':
    'Die zweistufige Anmeldung ist seit {date} an. Programme, die abgleichen, kommen mit dem Passwort des Kontos nicht mehr hinein, und jedes braucht ein eigenes:',
  'spare.due.mail': 'Mailprogramme auf Computern und Telefonen (IMAP, SMTP)',
  'spare.due.calendar': 'Kalender und Kontakte, die abgleichen (CalDAV, CardDAV)',
  'spare.due.drive': 'kDrive auf Computern und Telefonen',
  'spare.due.other': 'Sicherungsprogramme, Drucker und Scanner, die sich als Sie anmelden',
  'spare.due.done': 'Jede App hat ihres',
  'codes.all': 'Alle Codes',
  'codes.add': 'Code hinzufügen',
  'codes.add.other': 'Anders hinzufügen',
  'codes.page.backup': 'Notfallcodes',
  'codes.page.import': 'Importieren',
  'codes.page.export': 'Exportieren',
  'codes.code': 'Einmalcode',
  'codes.no-name': 'Ohne Namen',
  'codes.search': 'Codes suchen',
  'codes.none.search': 'Kein Eintrag hat «{search}» im Namen oder in seinen Websites.',
  'codes.none.title': 'Einmalcodes, einen Klick entfernt',
  'codes.none.text':
    'Ein Tresor auf diesem Computer erzeugt sie, gesperrt mit einer Passphrase von Ihnen. Er gibt Codes heraus, nie das, woraus sie entstehen.',
  'codes.empty':
    'Noch keine Codes. Öffnen Sie die Seite einer Website, die einen QR-Code für eine Authenticator-App zeigt, und drücken Sie unten.',
  'codes.empty.title': 'Noch keine Codes',
  'codes.empty.text':
    'Fügen Sie einen aus dem QR-Code hinzu, den eine Website zeigt, oder übernehmen Sie die einer anderen App.',
  'codes.locked.title': 'Die Codes sind gesperrt',
  'codes.locked.text': 'Öffnen Sie den Tresor, um sie zu sehen und auszufüllen.',
  'codes.here': 'Code für diese Seite',
  'codes.several': '{count, plural, one {# Code passt} other {# Codes passen}}',
  'codes.choose': 'Wählen',
  'codes.show': 'Zeigen',
  'codes.hide': 'Verbergen',
  'codes.copy': 'Kopieren',
  'codes.new': 'Neuer Code',
  'codes.fill': 'Ausfüllen',
  'codes.filling': 'Füllt aus…',
  'codes.number': 'Nummer {number, number}',
  'codes.then': 'dann {code}',
  'codes.left': '{seconds, plural, one {noch # Sekunde} other {noch # Sekunden}}',
  'codes.say.shown': '{code}. {seconds, plural, one {Noch # Sekunde} other {Noch # Sekunden}}.',
  'codes.say.next': '{code}. {seconds, plural, one {Noch # Sekunde} other {Noch # Sekunden}}, dann {next}.',
  'codes.say.hidden': 'Der Code ist wieder verborgen.',
  'codes.copied.copied': 'Kopiert. Die Zwischenablage wird in {seconds, number} s geleert.',
  'codes.copied.refused': 'Der Browser liess das Kopieren nicht zu. Tippen Sie den Code von hier ab.',
  'codes.clock':
    'Die Uhr dieses Computers geht {seconds, plural, one {# Sekunde} other {# Sekunden}} {way, select, ahead {vor} other {nach}}: Websites nehmen seine Codes vielleicht nicht an. Stellen Sie die Uhr in den Systemeinstellungen nach dem Internet.',
  'codes.damaged':
    '{count, plural, one {# Eintrag ist beschädigt und nicht darstellbar.} other {# Einträge sind beschädigt und nicht darstellbar.}} Holen Sie sie aus einer Sicherung zurück: latchkey restore --with-vault.',
  'codes.fill.filled': 'Ausgefüllt. Fahren Sie auf der Seite mit der Anmeldung fort.',
  'codes.fill.not-allowed': 'Diese Seite darf keine Erweiterung berühren. Kopieren Sie den Code.',
  'codes.fill.wrong-origin':
    'Die Adresse dieser Seite steht nicht im Eintrag, darum wurde nichts ausgefüllt. Sehen Sie sich die Adresse genau an.',
  'codes.fill.no-field':
    'Auf dieser Seite ist kein Feld für einen Code. Gehen Sie bis dorthin, wo danach gefragt wird.',
  'codes.fill.several-fields':
    'Mehrere Felder kommen in Frage. Setzen Sie den Cursor in das richtige und drücken Sie noch einmal.',
  'codes.fill.frame-foreign':
    'Das Feld gehört zu einer anderen Website, die in dieser Seite gezeigt wird. Kopieren Sie den Code, wenn Sie ihr vertrauen.',
  'codes.fill.moved':
    'Die Seite hat sich inzwischen geändert, darum wurde nichts ausgefüllt. Drücken Sie noch einmal.',
  'codes.capture': 'Aus dem QR-Code dieser Seite hinzufügen',
  'codes.capturing': 'Sucht nach einem QR-Code…',
  'codes.picture': 'QR-Code',
  'codes.picture.popup':
    'Auf einer Seite: Öffnen Sie darüber das Popup von Latchkey und drücken Sie «Aus dem QR-Code dieser Seite hinzufügen».',
  'codes.picture.here':
    'Als Bild: wählen, hierher ziehen oder einfügen. Es wird auf diesem Computer gelesen, und nichts davon bleibt.',
  'codes.picture.choose': 'Bild wählen',
  'codes.picture.unreadable':
    'Das ist kein Bild, das der Browser lesen kann. Machen Sie ein neues als PNG oder JPEG.',
  'codes.picture.too-large': 'Dieses Bild ist zu gross. Schneiden Sie den Teil mit dem QR-Code aus.',
  'codes.picture.no-qr':
    'Es wurde kein QR-Code gefunden. Blättern Sie so, dass er ganz zu sehen ist, oder vergrössern Sie ihn, und versuchen Sie es noch einmal.',
  'codes.picture.other-qr':
    'Da ist ein QR-Code, aber keiner für eine Authenticator-App. Wählen Sie auf der Website «Authenticator-App» oder «OTP».',
  'codes.picture.not-allowed':
    'Diese Seite darf keine Erweiterung ansehen. Machen Sie ein Bild des QR-Codes und wählen Sie es unter «Anders hinzufügen».',
  'codes.pictures':
    '{read, number} von {size, number} Bildern dieses Exports sind gelesen. Bringen Sie auch die anderen.',
  'codes.address': 'Adresse',
  'codes.address.field': 'Adresse, die mit otpauth: beginnt',
  'codes.address.hint':
    'Manche Websites und Apps zeigen sie neben dem QR-Code. Sie enthält den geheimen Schlüssel: Fügen Sie sie hier ein, und behalten Sie keine Kopie.',
  'codes.read': 'Lesen',
  'codes.reading': 'Liest…',
  'codes.hand': 'Von Hand',
  'codes.hand.secret': 'Geheimer Schlüssel',
  'codes.hand.hint':
    'Die Buchstaben und Ziffern, welche die Website zeigt, wenn der QR-Code nicht gelesen werden kann. Leerzeichen und Grossschreibung zählen nicht.',
  'codes.hand.more': 'Wenn die Website mehr als einen Schlüssel nennt',
  'codes.hand.kind': 'Art',
  'codes.kind.totp': 'Nach der Zeit (üblich)',
  'codes.kind.hotp': 'Nach einem Zähler',
  'codes.hand.period': 'Sekunden je Code',
  'codes.hand.algorithm': 'Algorithmus',
  'codes.hand.digits': 'Ziffern',
  'codes.issuer': 'Website',
  'codes.account': 'Konto',
  'codes.digits': '{digits, plural, one {# Ziffer} other {# Ziffern}}',
  'codes.every': 'alle {seconds, number} s',
  'codes.by-counter': 'nach einem Zähler',
  'codes.origins': 'Nur auf diesen Adressen ausgefüllt',
  'codes.origins.hint':
    'Die Adresse muss auf den Buchstaben gleich sein. Eine Seite, die nur so aussieht wie die Website, bekommt nichts.',
  'codes.origins.add': 'Weitere Adresse',
  'codes.origins.add.action': 'Hinzufügen',
  'codes.origins.remove': '{host} entfernen',
  'codes.origins.wrong':
    'Das ist nicht die Adresse einer Website mit https. Schreiben Sie sie wie login.example.com.',
  'codes.connection': 'Zweiter Faktor dieses Infomaniak-Zugangs',
  'codes.connection.none': 'Keiner',
  'codes.said': 'Name und Websites',
  'codes.save': 'Speichern',
  'codes.counter': 'Zähler',
  'codes.counter.next': 'Nächste Nummer',
  'codes.counter.hint': 'Ändern Sie sie nur, wenn die Website sagt, dass sie sich verzählt hat.',
  'codes.counter.wrong': 'Schreiben Sie eine ganze Zahl, 0 oder mehr.',
  'codes.facts': 'Wie er hierherkam',
  'codes.fact.shape': 'Wie er entsteht',
  'codes.fact.added': 'Hinzugefügt',
  'codes.fact.used': 'Zuletzt benutzt',
  'codes.unused': 'Noch nie',
  'codes.confirmed.site': 'die Website nahm einen Code an',
  'codes.confirmed.other-app': 'eine andere App zeigt denselben',
  'codes.confirmed.import': 'importiert, nicht ausprobiert',
  'codes.gone': 'Diesen Eintrag gibt es nicht mehr',
  'codes.remove': 'Entfernen',
  'codes.remove.hint':
    'Er lässt sich 30 Tage lang zurückholen. Schalten Sie zuerst auf der Website den zweiten Faktor aus, sonst können Sie sich dort nicht anmelden.',
  'codes.remove.done': '{name} ist entfernt',
  'codes.removed': '{count, plural, one {# entfernter Eintrag} other {# entfernte Einträge}}',
  'codes.removed.until': 'Endgültig weg am {date}',
  'codes.restore': 'Zurückholen',
  'codes.draft.read': 'Gelesen: {name}',
  'codes.draft.new': 'Neuer Code für diese Seite',
  'codes.draft.front': 'Noch nicht behalten: Die Website muss einen ersten Code annehmen',
  'codes.draft.taken': 'Die Website nahm ihn an: behalten',
  'codes.draft.confirm': 'Sicherstellen, dass er funktioniert',
  'codes.draft.how':
    'Zeigen Sie einen Code, tippen Sie ihn dort ein, wo die Website den ersten verlangt, und sagen Sie dann hier, was daraus wurde.',
  'codes.draft.site': 'Die Website hat den Code angenommen',
  'codes.draft.other-app': 'Er ist schon in einer anderen App: mit dem Code dort vergleichen',
  'codes.draft.other-code': 'Code, den die andere App jetzt zeigt',
  'codes.draft.first': 'Zeigen Sie zuerst einen Code und probieren Sie ihn auf der Website aus.',
  'codes.draft.say': 'Sagen Sie, was daraus wurde.',
  'codes.draft.keep': 'Behalten',
  'codes.draft.drop': 'Verwerfen',
  'codes.draft.duplicate': 'Diesen haben Sie schon: {name}.',
  'codes.draft.removed':
    'Diesen hatten Sie und haben ihn entfernt: {name}. Sie können ihn stattdessen zurückholen.',
  'codes.kept': 'Behalten: {name}',
  'codes.kept.show': 'Ansehen',
  'codes.kept.backup': 'Auch seine Notfallcodes',
  'codes.unread':
    '{count, plural, one {Das liess sich nicht lesen:} other {# Dinge liessen sich nicht lesen:}}',
  'codes.unread.line': 'Zeile {line, number}:',
  'codes.unread.entry': 'Eintrag {entry, number}:',
  'codes.unread.name': '{name}:',
  'codes.fault.no-room':
    'Für mehr ist kein Platz: 500 Codes warten darauf, behalten oder verworfen zu werden.',
  'codes.import.file': 'Export einer anderen App',
  'codes.import.text':
    'Gelesen werden Exporte von Aegis, 2FAS, Bitwarden und KeePassXC, Listen von otpauth-Adressen und die von Latchkey. Wählen Sie die Datei oder ziehen Sie sie hierher.',
  'codes.import.pictures':
    'Google Authenticator exportiert QR-Codes: Fügen Sie deren Bilder unter «Code hinzufügen» hinzu.',
  'codes.import.choose': 'Datei wählen',
  'codes.import.sealed': '{name} ist verschlüsselt',
  'codes.import.passphrase': 'Passphrase der Datei',
  'codes.import.found': '{count, plural, one {# Code gefunden} other {# Codes gefunden}}',
  'codes.import.trust':
    'Hier hat sie noch niemand ausprobiert. Behalten Sie die andere App, bis jeder Sie einmal angemeldet hat.',
  'codes.import.there': 'Schon hier.',
  'codes.import.keep': '{count, plural, one {# Code behalten} other {# Codes behalten}}',
  'codes.import.keeping': '{done, number} von {of, number} behalten',
  'codes.import.drop': 'Alle verwerfen',
  'codes.imported': '{count, plural, one {# Code ist behalten.} other {# Codes sind behalten.}}',
  'codes.imported.then': 'Löschen Sie jetzt die exportierte Datei: Wer sie hat, kann diese Codes erzeugen.',
  'codes.imported.waiting':
    '{count, plural, one {# importierter Code wartet darauf, angesehen zu werden.} other {# importierte Codes warten darauf, angesehen zu werden.}}',
  'codes.export.what': 'Alle Codes in einer Datei',
  'codes.export.text':
    'Die Datei enthält die geheimen Schlüssel aller Einträge, verschlüsselt mit einer eigenen Passphrase (Format age). Mit ihr erzeugt eine andere App, oder Latchkey auf einem anderen Computer, dieselben Codes.',
  'codes.export.keep':
    'Wer Datei und Passphrase hat, kann Ihre Codes für immer erzeugen. Bewahren Sie beides getrennt auf, und nicht auf diesem Computer.',
  'codes.export.vault': 'Passphrase des Tresors',
  'codes.export.file': 'Passphrase für die Datei',
  'codes.export.action': 'Datei speichern',
  'codes.export.done':
    '{count, plural, one {Gespeichert, mit # Code darin.} other {Gespeichert, mit # Codes darin.}}',
  'vault.title': 'Tresor',
  'vault.set-up': 'Tresor einrichten',
  'vault.set-up.lead': 'Das braucht zwei Minuten und einen Drucker oder einen Stift.',
  'vault.set-up.action': 'Tresor anlegen',
  'vault.honesty': 'Was man damit aufgibt',
  'vault.honesty.lead':
    'Ein zweiter Faktor auf demselben Computer wie Ihr Passwort ist schwächer als einer auf einem eigenen Gerät.',
  'vault.honesty.same-computer':
    'Wer diesen Computer beherrscht, während Sie ihn benutzen, bekommt Passwort und Code zusammen. Bei zwei Geräten müsste man zwei stehlen.',
  'vault.honesty.open':
    'Solange der Tresor offen ist, kann ein Programm, das unter Ihrem Namen läuft, Codes verlangen. Er sperrt sich, wenn Sie weg sind.',
  'vault.honesty.still':
    'Er hält trotzdem jeden auf, der nur Ihr Passwort hat oder diesen Computer ausgeschaltet findet, und jede Seite, die nicht die echte ist.',
  'vault.honesty.phone':
    'Besser: eine Authenticator-App auf Ihrem Telefon. Das kostet bei jeder Anmeldung einen Blick aufs Telefon.',
  'vault.honesty.key':
    'Am besten: ein Sicherheitsschlüssel. Er meldet nur auf der echten Website an, und kein Programm kann ihn kopieren.',
  'vault.choose': 'Passphrase wählen',
  'vault.choose.text':
    'Sie öffnet den Tresor nach jedem Start dieses Computers. Nehmen Sie vier oder mehr Wörter, die nichts miteinander zu tun haben.',
  'vault.passphrase': 'Passphrase des Tresors',
  'vault.passphrase.now': 'Bisherige Passphrase',
  'vault.passphrase.new': 'Neue Passphrase',
  'vault.passphrase.again': 'Noch einmal dieselbe',
  'vault.passphrase.change': 'Passphrase ändern',
  'vault.passphrase.too-short': 'Eine Passphrase hat mindestens {least, number} Zeichen.',
  'vault.passphrase.differ': 'Die beiden sind nicht gleich. Tippen Sie die zweite noch einmal.',
  'vault.length.none': 'Mindestens {least, number} Zeichen; lang ist besser als seltsam.',
  'vault.length.too-short': 'Zu kurz: mindestens {least, number} Zeichen.',
  'vault.length.short':
    'Kurz: Wer die Datei kopiert, kann viele ausprobieren. Fügen Sie ein oder zwei Wörter hinzu.',
  'vault.length.fair': 'Lang genug, wenn es keine Redensart und kein Name ist.',
  'vault.length.long': 'Lang, und das zählt; wenn die Wörter Ihre eigene Wahl sind.',
  'vault.keychain.also': 'Auch der Schlüsselbund dieses Computers darf ihn öffnen',
  'vault.keychain.hint':
    'Dann öffnet ihn ein Klick ohne Passphrase, in einem Browser, der sie einmal bewiesen hat. Wer an Ihrem entsperrten Computer sitzt, kann auch klicken.',
  'vault.keychain.absent':
    'Dieser Computer hat keinen Schlüsselbund, der antwortet; nur die Passphrase öffnet ihn.',
  'vault.keychain.on': 'Auch mit dem Schlüsselbund öffnen',
  'vault.keychain.off': 'Nicht mehr mit dem Schlüsselbund öffnen',
  'vault.unlock': 'Tresor öffnen',
  'vault.unlock.fill': 'Öffnen und ausfüllen',
  'vault.unlock.keychain': 'Mit dem Schlüsselbund dieses Computers öffnen',
  'vault.unlock.keychain.fill': 'Mit dem Schlüsselbund öffnen und ausfüllen',
  'vault.unlock.fill.hint': 'Füllt den Code gleich aus, wenn genau einer zu {host} gehört.',
  'vault.unlock.only': 'Nur öffnen',
  'vault.unlocking': 'Öffnet…',
  'vault.wait': '{seconds, number} s warten',
  'vault.fault.wait':
    'Zu viele falsche Versuche. Der nächste ist in {seconds, plural, one {# Sekunde} other {# Sekunden}} möglich.',
  'vault.busy': 'Einen Moment…',
  'vault.forgotten': 'Passphrase vergessen?',
  'vault.lock': 'Jetzt sperren',
  'vault.locking': 'Sperren',
  'vault.locking.text':
    'Er sperrt sich, wenn niemand ihn benutzt, wenn der Bildschirm gesperrt wird und wenn der Computer schläft.',
  'vault.minutes': 'Sperren nach',
  'vault.minutes.unit': 'Minuten ohne Benutzung',
  'vault.minutes.wrong': 'Schreiben Sie eine ganze Zahl von 1 bis {most, number}.',
  'vault.opening': 'Wie er geöffnet wird',
  'vault.sheet': 'Notfallblatt',
  'vault.sheet.title': 'Ihr Notfallblatt',
  'vault.sheet.text':
    'Es öffnet den Tresor, wenn die Passphrase vergessen ist, und wird nur dieses eine Mal gezeigt. Drucken Sie es aus oder schreiben Sie es ab, und bewahren Sie es bei Ihren Papieren auf, nicht am Computer.',
  'vault.sheet.print': 'Drucken',
  'vault.sheet.kept': 'Ich habe es auf Papier',
  'vault.sheet.printed': 'Latchkey: Notfallblatt des Tresors',
  'vault.sheet.made': 'Gemacht am {when}',
  'vault.sheet.how':
    'Wer dieses Blatt und die Daten des Computers hat, kann den Tresor öffnen. So wird es benutzt: Latchkey, Codes, Tresor, «Passphrase vergessen?».',
  'vault.sheet.since': 'Das Blatt vom {when} öffnet ihn.',
  'vault.sheet.new': 'Neues Blatt machen',
  'vault.sheet.new.text':
    'Das alte Blatt öffnet den Tresor, bis zwei Gruppen des neuen zurückgetippt sind; von da an nur noch das neue.',
  'vault.sheet.new.action': 'Neues Blatt zeigen',
  'vault.rehearse.title': 'Zwei Gruppen, vom Papier',
  'vault.rehearse.text': 'Damit feststeht, dass das Papier stimmt. Vorher lässt sich nichts hinzufügen.',
  'vault.rehearse.group': 'Gruppe {at, number}',
  'vault.rehearse.wrong': 'Gruppe {at, number} ist nicht so, wie sie auf dem Blatt steht.',
  'vault.rehearse.check': 'Prüfen und abschliessen',
  'vault.rehearse.back': 'Blatt noch einmal zeigen',
  'vault.ready': 'Der Tresor ist bereit.',
  'vault.unfinished.title': 'Der Tresor hat noch kein Notfallblatt',
  'vault.unfinished.text':
    'Er wurde angelegt, aber zwei Gruppen seines Blatts wurden nie zurückgetippt. Vorher lässt sich nichts hinzufügen.',
  'vault.unfinished.here':
    'Kein Blatt würde den Tresor öffnen, wenn die Passphrase vergessen wäre: Zwei Gruppen des neuesten wurden nie zurückgetippt. Die Codes darin funktionieren; vorher lässt sich nichts hinzufügen.',
  'vault.unfinished.how': 'Ein Blatt wird nur einmal gezeigt, darum entsteht ein neues.',
  'vault.unfinished.action': 'Einrichtung abschliessen',
  'vault.rotate': 'Schlüssel wechseln',
  'vault.rotate.text':
    'Alles wird neu verschlüsselt, für den Tag, an dem jemand die alten Schlüssel kopiert haben könnte. Die Passphrase bleibt; das alte Notfallblatt öffnet den Tresor nicht mehr, und ein neues wird sofort gezeigt.',
  'vault.recover.text': 'Tippen Sie die acht Gruppen des Notfallblatts und wählen Sie eine neue Passphrase.',
  'vault.recover.sheet': 'Gruppen 1 bis 8',
  'vault.recover.group': 'Gruppe {group, number} ist vertippt. Vergleichen Sie sie mit dem Blatt.',
  'vault.recover.groups':
    '{count, plural, one {Das ist # Gruppe.} other {Das sind # Gruppen.}} Das Blatt hat acht, mit je fünf Zeichen.',
  'vault.recover.action': 'Mit dem Blatt öffnen',
  'vault.remove': 'Tresor entfernen',
  'vault.remove.text':
    '{count, plural, one {# Eintrag ist für immer verloren} other {# Einträge sind für immer verloren}}, mit allen Notfallcodes, die hier liegen. Ohne einen anderen zweiten Faktor können Sie sich auf diesen Websites nicht mehr anmelden.',
  'vault.remove.export': 'Zuerst exportieren',
  'vault.remove.action': 'Endgültig entfernen',
  'vault.done.passphrase': 'Die Passphrase ist geändert.',
  'vault.done.keychain': 'Wie sich der Tresor öffnet, ist geändert.',
  'vault.done.rotate': 'Die Schlüssel sind gewechselt.',
  'vault.done.settings': 'Gespeichert.',
  'vault.backups.replaced':
    'Sicherungen, welche die alte Art öffnete, sind entfernt; eine neue steht an ihrer Stelle.',
  'vault.backups.gone':
    'Sicherungen, welche die alte Art öffnete, sind entfernt, und eine neue kam nicht zustande. Machen Sie eine in den Einstellungen.',
} as const satisfies Record<MessageKey, string>
