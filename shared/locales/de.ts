/** Swiss spelling (ss, «»), as on the provider's own pages. */
import type { MessageKey } from './en.ts'

export const de = {
  'extension.description':
    'Zeigt auf einen Blick, ob Ihr Infomaniak-Konto Sie braucht, und öffnet die Seite, die das Problem löst.',

  'app.sandbox': 'Sandbox: erfundene Personen und Domains',
  'app.loading': 'Wird geladen',
  'app.cancel': 'Abbrechen',
  'app.retry': 'Erneut versuchen',
  'app.saved': 'Gespeichert',
  'app.version-differs':
    'Erweiterung {extension}, Dienst {daemon}: Aktualisieren Sie den älteren der beiden.',
  'app.as-of': 'Stand: {when}. Latchkey ist gerade nicht erreichbar.',
  'app.unknown': 'Nicht bekannt',
  'app.on': 'Ein',
  'app.off': 'Aus',

  'nav.label': 'Ansichten',
  'nav.overview': 'Übersicht',
  'nav.team': 'Team',
  'nav.domains': 'Domains',
  'nav.sessions': 'Sitzungen',
  'nav.settings': 'Einstellungen',
  'nav.count': '{count, plural, one {# offen} other {# offen}}',

  'header.organisation': 'Organisation: {name}',
  'header.all': 'Alle Organisationen',
  'header.all.small': '{count, plural, one {# Organisation} other {# Organisationen}}',
  'header.full-view': 'Grosse Ansicht öffnen',
  'header.settings': 'Einstellungen',
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

  'pairing.title': 'Diesen Browser koppeln',
  'pairing.again': 'Dieser Browser ist nicht mehr gekoppelt',
  'pairing.text': 'Geben Sie die sechs Ziffern ein, die Latchkey in seinem Terminal zeigt.',
  'pairing.code': 'Sechsstelliger Code',
  'pairing.busy': 'Wird gekoppelt…',
  'pairing.how': 'Kein Code zu sehen?',
  'pairing.how.start': 'Latchkey starten:',
  'pairing.how.code': 'Einen neuen Code anfordern:',

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

  'domains.filter': 'Anzeigen',
  'domains.filter.urgent': 'Offen',
  'domains.filter.soon': '90 Tage',
  'domains.filter.unknown': 'Unbekannt',
  'domains.filter.all': 'Alle',
  'domains.search': 'Domains suchen',
  'domains.list': 'Domains',
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
  'domains.year.more': '{count, plural, one {# weitere} other {# weitere}}',
  'domains.year.none': 'Keine Domain hat ein Datum in den nächsten 12 Monaten.',
  'domains.column.name': 'Name',
  'domains.column.phase': 'Phase',
  'domains.column.paid-until': 'Bezahlt bis',
  'domains.column.expiry': 'Ablauf laut Registry',
  'domains.column.renew-by': 'Verlängern bis',
  'domains.column.restore-by': 'Wiederherstellen bis',
  'domains.column.warranty': 'Verlängerungsgarantie',
  'domains.column.sources': 'Quellen',

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
  'source.person': 'Von Ihnen angegeben',

  'reason.never-asked': 'Noch nicht gefragt',
  'reason.no-permission': 'Das Token darf es nicht lesen',
  'reason.not-published': 'Nicht veröffentlicht',
  'reason.absent': 'Fehlte in der Antwort',
  'reason.odd': 'Die Antwort war unverständlich',
  'reason.source-failed': 'Die Quelle hat nicht geantwortet',
  'reason.stale': 'Zu lange her',
  'reason.date.not-published': 'Datum nicht veröffentlicht',

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
  'finding.account-recovery-phone-missing.name': 'Telefon zur Wiederherstellung',
  'finding.account-recovery-phone-missing.title': 'Kein bestätigtes Telefon zur Wiederherstellung',
  'finding.account-recovery-phone-missing.seen':
    'Ein vergessenes Passwort liesse sich nicht per SMS zurückholen',
  'finding.account-recovery-phone-missing.why':
    'Über diese Nummer findet Infomaniak Ihr Konto und lässt Sie wieder hinein.',
  'finding.account-recovery-email-missing.name': 'Adresse zur Wiederherstellung',
  'finding.account-recovery-email-missing.title': 'Keine bestätigte Adresse zur Wiederherstellung',
  'finding.account-recovery-email-missing.seen': 'Es gibt keine zweite Adresse, an die man schreiben könnte',
  'finding.account-recovery-email-missing.why':
    'Wird Ihre Anmeldeadresse gelöscht, geht der Weg zurück über diese.',
  'finding.account-alerts-off.name': 'Anmeldewarnungen',
  'finding.account-alerts-off.title': 'Anmeldewarnungen sind aus',
  'finding.account-alerts-off.seen':
    'Niemand meldet Ihnen eine Anmeldung von einem neuen Ort oder ein falsches Passwort',
  'finding.account-alerts-off.why': 'Eine Mail zur rechten Zeit lässt Sie handeln, bevor es ein Fremder tut.',
  'finding.organisation-2fa-not-required.name': '2FA-Pflicht',
  'finding.organisation-2fa-not-required.title': '2FA ist nicht Pflicht',
  'finding.organisation-2fa-not-required.seen': '{organisation} überlässt es jedem Mitglied',
  'finding.organisation-2fa-not-required.why':
    'Ein einziges Mitglied ohne zweiten Faktor genügt, um die Organisation einem Fremden zu öffnen.',
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
    '{count, plural, =1 {Meldet sich nur mit dem Passwort an} other {Sie melden sich nur mit dem Passwort an}}',
  'finding.member-without-2fa.why':
    'Ein gestohlenes Passwort genügt, um alles zu lesen, was dieses Mitglied liest.',
  'finding.administrator-without-2fa.name': '2FA der Administratoren',
  'finding.administrator-without-2fa.title':
    '{count, plural, =1 {{name} verwaltet ohne 2FA} other {{count, number} Administratoren ohne 2FA}}',
  'finding.administrator-without-2fa.seen':
    '{count, plural, =1 {Kann mit dem Passwort allein alles ändern} other {Sie können mit dem Passwort allein alles ändern}}',
  'finding.administrator-without-2fa.why':
    'Administratoren laden ein, sperren und löschen. Ihre Konten werden zuerst angegriffen.',
  'finding.member-2fa-weak.name': 'Zweiter Faktor der Mitglieder, der sich nicht abfangen lässt',
  'finding.member-2fa-weak.title':
    '{count, plural, =1 {{name} verlässt sich auf SMS} other {{of, plural, =0 {{count, number} Mitglieder verlassen sich auf SMS} other {{count, number} von {of, number} Mitgliedern verlassen sich auf SMS}}}}',
  'finding.member-2fa-weak.seen': 'SMS ist der einzige zweite Faktor',
  'finding.member-2fa-weak.why': 'Eine SMS lässt sich abfangen und eine Telefonnummer übernehmen.',
  'finding.domain-lapsing.name': 'Verlängerung der Domains',
  'finding.domain-lapsing.title':
    '{phase, select, redemption {{name} wiederherstellen} pending_delete {{name} wird bald gelöscht} available {{name} ist für alle frei} expired {{name} ist abgelaufen} other {{name} verlängern}}',
  'finding.domain-lapsing.seen':
    '{phase, select, redemption {Kann{date, select, none {} other { bis {date}}} wiederhergestellt werden} pending_delete {Zu spät zum Wiederherstellen} available {Jeder kann sie registrieren} expired {{dated, select, yes {{days, plural, =0 {Heute abgelaufen} one {Vor # Tag abgelaufen} other {Vor # Tagen abgelaufen}}} other {Abgelaufen}}} other {{days, plural, =0 {Läuft heute ab} =1 {Läuft morgen ab} other {Läuft in # Tagen ab}}}}',
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
    'Ein stillgelegter Name wird nicht aufgelöst: Website und Mail sind ausser Betrieb.',
  'finding.product-expiring.name': 'Verlängerung der Produkte',
  'finding.product-expiring.title':
    '{days, plural, =0 {{name} endet heute} =1 {{name} endet morgen} other {{name} endet in # Tagen}}',
  'finding.product-expiring.seen': 'Bezahlt bis {date}',
  'finding.product-expiring.why':
    'Ein Produkt, das nicht verlängert wird, hört auf, und sein Inhalt kann gelöscht werden.',
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

  'notice.new': '{title}',
  'notice.worse': 'Schlimmer geworden: {title}',
  'notice.in': '{seen} ({organisation})',

  'palette.title': 'Aktion oder Seite suchen',
  'palette.hint': 'Tippen Sie ein paar Buchstaben',
  'palette.none': 'Nichts gefunden.',
  'palette.group.view': 'Gehe zu',
  'palette.group.organisation': 'Organisation',
  'palette.group.manager': 'Manager',
  'palette.group.latchkey': 'Latchkey',

  'settings.title': 'Einstellungen',
  'settings.connections': 'Infomaniak-Konten',
  'settings.clients': 'Gekoppelte Browser und Skripte',
  'settings.domains': 'Domains',
  'settings.thresholds': 'Tage vor dem Ablauf',
  'settings.thresholds.hint':
    'Eine Domain braucht Sie ab dem ersten dieser Tage; jeder wird einmal gemeldet. Ganze Zahlen von 1 bis 365, mit Kommas.',
  'settings.thresholds.wrong': 'Schreiben Sie eine bis zehn ganze Zahlen von 1 bis 365, mit Kommas.',
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
  'settings.about': 'Über Latchkey',
  'settings.about.versions': 'Erweiterung {extension}, Dienst {daemon}',
  'settings.about.text':
    'Latchkey spricht mit Infomaniak, den Domain-Registries und sonst niemandem. Nichts wird gemessen, und nur was diese brauchen, verlässt den Computer.',

  'connection.none': 'Kein Konto ist verbunden.',
  'connection.sandbox':
    'Das ist die Sandbox: Ihr Konto ist erfunden. Um Ihr eigenes zu verwenden, beenden Sie sie und starten «npx latchkey start»; dessen Daten haben einen eigenen Ordner.',
  'connection.add': 'Konto verbinden',
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

  'clients.this': 'Dieser Browser',
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

  'warning.key-in-file':
    'Auf diesem Computer gibt es keinen Schlüsselbund: Der Schlüssel, der Ihr Token schützt, liegt in einer Datei, die nur Sie lesen können.',
  'warning.read-only':
    'Änderungen lassen sich nicht speichern: Die Festplatte ist voll oder schreibgeschützt. Schaffen Sie Platz; nichts ging verloren.',
  'warning.no-ipv6':
    'Dieser Computer hat keine lokale IPv6-Adresse; Latchkey ist nur unter 127.0.0.1 erreichbar.',

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
  'error.locked': 'Latchkey ist gesperrt. Entsperren Sie es mit Ihrer Passphrase.',
  'error.wrong-passphrase':
    'Das ist nicht die Passphrase. Prüfen Sie die Tastaturbelegung und versuchen Sie es erneut.',
  'error.token-rejected':
    'Infomaniak nimmt dieses Token nicht an. Kopieren Sie es erneut, oder erstellen Sie ein neues.',
  'error.provider-unreachable':
    'Infomaniak ist nicht erreichbar. Prüfen Sie das Netz und versuchen Sie es erneut.',
  'error.disk-full':
    'Die Festplatte ist voll. Nichts ging verloren; schaffen Sie Platz und versuchen Sie es erneut.',
  'error.internal': 'Im Dienst ist etwas fehlgeschlagen. «npx latchkey doctor» sagt mehr.',
} as const satisfies Record<MessageKey, string>
