/** WHOIS answers in the forms that registries give them, about invented names; terms of use are cut to a line. */

export interface WhoisAnswerExample {
  readonly name: string
  readonly phase: string
  readonly expiry?: string
  readonly outcome?: string
  readonly text: string
}

const icann = (name: string, lines: string) => `Domain Name: ${name.toUpperCase()}
Registry Domain ID: D1-LROR
Registrar WHOIS Server: whois.registrar.example
Updated Date: 2026-02-01T00:00:00Z
Creation Date: 2003-03-01T00:00:00Z
${lines}
Registrar: Example Registrar Inc.
Registrar IANA ID: 9999
Name Server: NS1.EXAMPLE.NET
DNSSEC: unsigned
>>> Last update of WHOIS database: 2026-06-01T00:00:00Z <<<

TERMS OF USE: You are not authorized to access or query our WHOIS database through electronic processes that are
high-volume. The name may not be available for registration although it is not found here.`

/** Read at 2026-06-01T00:00:00Z. */
export const whoisAnswers: readonly WhoisAnswerExample[] = [
  // generic extensions, in ICANN's form
  {
    name: 'vully.org',
    phase: 'active',
    expiry: '2027-03-01T04:00:00Z',
    text: icann(
      'vully.org',
      'Registry Expiry Date: 2027-03-01T04:00:00Z\nDomain Status: ok https://icann.org/epp#ok',
    ),
  },
  {
    name: 'vully.org',
    phase: 'redemption',
    expiry: '2027-03-01T04:00:00Z',
    text: icann(
      'vully.org',
      'Registry Expiry Date: 2027-03-01T04:00:00Z\nDomain Status: pendingDelete https://icann.org/epp#pendingDelete\nDomain Status: redemptionPeriod https://icann.org/epp#redemptionPeriod',
    ),
  },
  {
    name: 'vully.org',
    phase: 'pending-delete',
    expiry: '2027-03-01T04:00:00Z',
    text: icann(
      'vully.org',
      'Registry Expiry Date: 2027-03-01T04:00:00Z\nDomain Status: pendingDelete (https://icann.org/epp#pendingDelete)',
    ),
  },
  {
    name: 'vully.org',
    phase: 'redemption',
    expiry: '2027-03-01T04:00:00Z',
    text: icann(
      'vully.org',
      'Registry Expiry Date: 2027-03-01T04:00:00Z\nDomain Status: pendingDelete\nDomain Status: pendingRestore',
    ),
  },
  {
    name: 'vully.me',
    phase: 'expired',
    expiry: '2027-05-20T04:00:00Z',
    text: icann(
      'vully.me',
      'Registry Expiry Date: 2027-05-20T04:00:00Z\nDomain Status: autoRenewPeriod https://icann.org/epp#autoRenewPeriod',
    ),
  },
  {
    name: 'vully.org',
    phase: 'active',
    expiry: '2026-09-16T00:00:00Z',
    text: 'Domain Name: VULLY.ORG\nRegistrar: Slashes\nExpiration Date: 16/09/2026\nStatus: ACTIVE',
  },
  {
    name: 'vully.org',
    phase: 'unknown',
    outcome: 'found',
    text: 'Domain Name: VULLY.ORG\nRegistrar: Slashes\nExpiration Date: 09/10/2026\nStatus: ACTIVE',
  },
  {
    name: 'vully.org',
    phase: 'active',
    expiry: '2026-09-16T00:00:00Z',
    text: 'Domain Name: VULLY.ORG\nRegistrar: Slashes\nExpiration Date: 09/16/2026\nStatus: ACTIVE',
  },
  {
    name: 'vully.org',
    phase: 'redemption',
    expiry: '2027-05-17T04:00:00Z',
    text: 'Domain ID:D1-LROR\nDomain Name:VULLY.ORG\nCreated On:17-May-2012 04:00:00 UTC\nExpiration Date:17-May-2027 04:00:00 UTC\nSponsoring Registrar:Example\nStatus:PENDING DELETE RESTORABLE\nStatus:HOLD',
  },
  {
    name: 'vully.us',
    phase: 'expiring',
    expiry: '2026-06-18T23:59:59Z',
    text: 'Domain Name:                                 VULLY.US\nSponsoring Registrar:                        EXAMPLE INC.\nDomain Status:                               clientTransferProhibited\nDomain Expiration Date:                      Thu Jun 18 23:59:59 GMT 2026',
  },
  // both the registry's answer and, below it, the registrar's
  {
    name: 'vully.com',
    phase: 'active',
    expiry: '2028-09-14T04:00:00Z',
    text: `   Domain Name: VULLY.COM
   Registry Expiry Date: 2028-09-14T04:00:00Z
   Registrar: Example Inc.
   Domain Status: clientDeleteProhibited https://icann.org/epp#clientDeleteProhibited

Domain Name: vully.com
Registrar Registration Expiration Date: 2026-09-13T00:00:00-0700
Registrar: Example Inc.
Domain Status: pendingDelete`,
  },
  // and what a client prints that has followed IANA's referral
  {
    name: 'vully.com.au',
    phase: 'active',
    text: `% IANA WHOIS server
% for more information on IANA, visit http://www.iana.org

refer:        whois.auda.org.au

domain:       AU
status:       ACTIVE
created:      1986-03-05
source:       IANA

Domain Name: VULLY.COM.AU
Registry Domain ID: D1-AU
Last Modified: 2025-10-16T02:53:17Z
Registrar Name: Example Pty Ltd
Status: serverRenewProhibited https://afilias.com.au/get-au/whois-status-codes#serverRenewProhibited
Registrant Contact Name: MASKED`,
  },
  // Switzerland, Liechtenstein
  {
    name: 'vully.ch',
    phase: 'active',
    text: 'Domain name\tvully.ch\n\nRegistrar\tExample AG\nDNSSEC\tno\nFirst registration date\t31 May 1999',
  },
  {
    name: 'vully.ch',
    phase: 'available',
    text: 'We do not have an entry in our database matching your query.\n',
  },
  {
    name: 'vully.ch',
    phase: 'unknown',
    outcome: 'unavailable',
    text: 'Requests of this client are not permitted. Please use https://www.nic.ch/whois/ for queries.\n',
  },
  // France and its family
  {
    name: 'vully.fr',
    phase: 'redemption',
    text: `%%
%% This is the AFNIC Whois server.
%%

domain:      vully.fr
status:      REDEMPTION
hold:        YES
pending:     DELETE
holder-c:    X1-FRNIC
registrar:   EXAMPLE
anniversary: 30/04
created:     30/04/2001
deleted:     10/05/2026
source:      FRNIC

registrar:   EXAMPLE
type:        Isp Option 1
registered:  10/01/2002
source:      FRNIC`,
  },
  {
    name: 'vully.re',
    phase: 'expired',
    expiry: '2026-05-30T17:16:48Z',
    text: 'domain:      vully.re\nstatus:      ACTIVE\neppstatus:   active\nhold:        NO\nregistrar:   EXAMPLE\nExpiry Date: 2026-05-30T17:16:48Z\ncreated:     2000-07-26T22:00:00Z',
  },
  {
    name: 'vully.fr',
    phase: 'available',
    text: '%%\n%% This is the AFNIC Whois server.\n%%\n\n%% NOT FOUND\n',
  },
  {
    name: 'vully.fr',
    phase: 'unknown',
    outcome: 'rate-limited',
    text: '%%\n%% Too many requests\n%% grace period of 30 seconds\n',
  },
  // Germany
  {
    name: 'vully.de',
    phase: 'active',
    text: '% Restricted rights.\n\nDomain: vully.de\nNserver: ns1.example.net\nStatus: connect\nChanged: 2020-02-23T05:36:15+01:00',
  },
  {
    name: 'vully.de',
    phase: 'active',
    text: 'Domain: vully.de\nNserver: ns1.example.net\nStatus: failed\nChanged: 2020-02-23T05:36:15+01:00',
  },
  {
    name: 'vully.de',
    phase: 'redemption',
    text: 'Domain: vully.de\nStatus: redemptionPeriod\nChanged: 2026-05-23T05:36:15+02:00',
  },
  { name: 'vully.de', phase: 'unknown', outcome: 'invalid', text: 'Domain: vully.de\nStatus: invalid' },
  {
    name: 'vully.de',
    phase: 'unknown',
    outcome: 'rate-limited',
    text: '% Error: 55000000002 Connection refused; access control limit exceeded.',
  },
  // Italy
  {
    name: 'vully.it',
    phase: 'expired',
    expiry: '2026-05-25T00:00:00Z',
    text: 'Domain:             vully.it\nStatus:             ok / autoRenewPeriod\nCreated:            2008-05-25 00:00:00\nExpire Date:        2026-05-25\n\nRegistrar\n  Name: EXAMPLE-REG',
  },
  {
    name: 'vully.it',
    phase: 'redemption',
    expiry: '2026-04-25T00:00:00Z',
    text: 'Domain:             vully.it\nStatus:             pendingDelete / redemptionPeriod\nCreated:            2008-04-25 00:00:00\nExpire Date:        2026-04-25',
  },
  {
    name: 'vully.it',
    phase: 'pending-delete',
    expiry: '2026-04-01T00:00:00Z',
    text: 'Domain:             vully.it\nStatus:             pendingDelete / pendingDelete\nCreated:            2008-04-01 00:00:00\nExpire Date:        2026-04-01',
  },
  {
    name: 'vully.it',
    phase: 'unknown',
    outcome: 'unavailable',
    text: 'Domain:             vully.it\nStatus:             UNASSIGNABLE',
  },
  // Belgium, Europe, the Netherlands, Austria, Spain, Portugal
  {
    name: 'vully.be',
    phase: 'redemption',
    text: '% .be Whois Server 6.1\n\nDomain:\tvully.be\nStatus:\tQUARANTINE\nAvailable:\tSat Jun 20 2026\n',
  },
  {
    name: 'vully.be',
    phase: 'active',
    text: 'Domain:\tvully.be\nStatus:\tNOT AVAILABLE\nRegistered:\tTue Dec 12 2000\n\nRegistrar:\n\tName:\t Example\n\nFlags:\n\tclientTransferProhibited',
  },
  {
    name: 'vully.be',
    phase: 'unknown',
    outcome: 'unavailable',
    text: 'Domain:\tvully.be\nStatus:\tNOT ALLOWED\n',
  },
  {
    name: 'vully.eu',
    phase: 'available',
    text: '% WHOIS vully.eu\nDomain: vully.eu\nScript: LATIN\nStatus: AVAILABLE\n',
  },
  {
    name: 'vully.eu',
    phase: 'redemption',
    text: 'Domain: vully.eu\nScript: LATIN\nStatus: QUARANTINE\nDate of release: 2026-07-01',
  },
  {
    name: 'vully.eu',
    phase: 'active',
    text: 'Domain: vully.eu\nScript: LATIN\n\nRegistrant:\n        NOT DISCLOSED!\n\nRegistrar:\n        Name: Example\n',
  },
  { name: 'vully.nl', phase: 'available', text: 'vully.nl is free\n' },
  {
    name: 'vully.nl',
    phase: 'redemption',
    text: 'Domain name: vully.nl\nStatus:      in quarantine\n\nDate out of quarantine: 2026-07-02',
  },
  {
    name: 'vully.nl',
    phase: 'unknown',
    outcome: 'rate-limited',
    text: 'Error: maximum number of requests per second exceeded\n',
  },
  { name: 'vully.nl', phase: 'unknown', outcome: 'unavailable', text: 'Server too busy, try again later\n' },
  {
    name: 'vully.at',
    phase: 'unknown',
    outcome: 'rate-limited',
    text: '% Copyright (c)2014 by NIC.AT (1)\n%\n% Quota exceeded\n',
  },
  {
    name: 'vully.pt',
    phase: 'active',
    expiry: '2026-11-02T23:59:52Z',
    text: 'Domain: vully.pt\nDomain Status: Registered\nCreation Date: 09/01/2003 00:00:00\nExpiration Date: 02/11/2026 23:59:52\nOwner Name: MASKED',
  },
  {
    name: 'vully.pt',
    phase: 'active',
    expiry: '2026-11-02T00:00:00Z',
    text: 'Nome de domínio / Domain Name: vully.pt\nData de registo / Creation Date (dd/mm/yyyy): 09/01/2003\nData de expiração / Expiration Date (dd/mm/yyyy): 02/11/2026\nEstado / Status: ACTIVE',
  },
  { name: 'vully.pt', phase: 'available', text: 'vully.pt - No Match\\n' },
  // United Kingdom, Channel Islands, Ireland
  {
    name: 'vully.co.uk',
    phase: 'active',
    expiry: '2027-06-11T00:00:00Z',
    text: '\n    Domain name:\n        vully.co.uk\n\n    Registrar:\n        Example [Tag = EX]\n        URL: http://www.example.com\n\n    Relevant dates:\n        Registered on: 11-Jun-2014\n        Expiry date:  11-Jun-2027\n        Last updated:  10-May-2020\n\n    Registration status:\n        Registered until expiry date.\n\n    WHOIS lookup made at 00:01:35 01-Jun-2026\n',
  },
  {
    name: 'vully.uk',
    phase: 'available',
    text: '\n    No match for "vully.uk".\n\n    This domain name has not been registered.\n\n    WHOIS lookup made at 00:01:35 01-Jun-2026\n\n-- \nrestrictions on: (C) exceeding query rate or volume\nlimits. The data is provided on an as-is basis',
  },
  {
    name: 'vully.uk',
    phase: 'unknown',
    outcome: 'rate-limited',
    text: 'Error for "vully.uk".\n\nthe WHOIS query quota for 192.0.2.1 has been exceeded\nand will be replenished in 50 seconds\n',
  },
  {
    name: 'vully.ie',
    phase: 'available',
    text: '# whois.weare.ie\n\nNot found: vully.ie\n>>> Last update of WHOIS database: 2026-05-05T14:19:51Z <<<',
  },
  {
    name: 'vully.ie',
    phase: 'available',
    text: '% Rights restricted by copyright\n\n% Not Registered - The domain you have requested is not a registered .ie domain name.\n',
  },
  // the North
  {
    name: 'vully.se',
    phase: 'active',
    expiry: '2027-04-15T00:00:00Z',
    text: '# Copyright (c) 1997-\nstate:            active\ndomain:           vully.se\nholder:           X\ncreated:          2011-04-15\nmodified:         2021-02-16\nexpires:          2027-04-15\nnserver:          ns1.example.net\nstatus:           ok',
  },
  {
    name: 'vully.nu',
    phase: 'available',
    text: '# Copyright (c) 1997-\n# This server must not be used as a backend for a search engine.\ndomain "vully.nu" not found.\n',
  },
  {
    name: 'vully.dk',
    phase: 'expired',
    expiry: '2026-05-31T00:00:00Z',
    text: '# Hello 192.0.2.1. Your session has been logged.\n#\n\nDomain:               vully.dk\nDNS:                  vully.dk\nRegistered:           1999-01-10\nExpires:              2026-05-31\nStatus:               Active\n\nNameservers\nHostname:             ns1.example.net',
  },
  {
    name: 'vully.dk',
    phase: 'available',
    text: '# Hello 192.0.2.1. Your session has been logged.\n\nNo entries found for the selected source.\n',
  },
  {
    name: 'vully.no',
    phase: 'active',
    text: '% By looking up information\n\nDomain Information\n\nNORID Handle...............: X1D-NORID\nDomain Name................: vully.no\nRegistrar Handle...........: REG1-NORID\n\nAdditional information:\nCreated:         2001-02-26\nLast updated:    2020-01-27\n',
  },
  { name: 'vully.no', phase: 'available', text: '% Kopibeskyttet, se http://www.norid.no/\n\n% No match\n' },
  {
    name: 'vully.fi',
    phase: 'active',
    expiry: '2026-07-04T07:15:55Z',
    text: 'domain.............: vully.fi\nstatus.............: Registered\ncreated............: 30.6.2006 00:00:00\nexpires............: 4.7.2026 10:15:55\navailable..........: 4.8.2026 10:15:55\n\nHolder\n\nname...............: MASKED\ncountry............: Finland',
  },
  {
    name: 'vully.fi',
    phase: 'expired',
    expiry: '2026-05-31T00:00:00Z',
    text: 'domain.............: vully.fi\nstatus.............: Grace Period\ncreated............: 14.3.2018 17:47:42\nexpires............: 31.5.2026 00:00:00\navailable..........: 1.7.2026 00:00:00',
  },
  {
    name: 'vully.is',
    phase: 'active',
    expiry: '2027-01-18T00:00:00Z',
    text: '% This is the ISNIC Whois server.\n\ndomain:       vully.is\nregistrant:   X1-IS\ncreated:      January 18 2000\nexpires:      January 18 2027\n\nrole:         MASKED\ncreated:      September  6 2016',
  },
  // Central and Eastern Europe
  {
    name: 'vully.pl',
    phase: 'active',
    expiry: '2026-09-18T12:00:00Z',
    text: '\nDOMAIN NAME:           vully.pl\nregistrant type:       organization\nnameservers:           ns1.example.net.\n                       ns2.example.net.\ncreated:               2002.09.19 13:00:00\nrenewal date:          2026.09.18 14:00:00\n\noption created:        2020.10.14 09:30:46\noption expiration date:       2026.06.14 09:30:46\n',
  },
  {
    name: 'vully.pl',
    phase: 'available',
    text: 'No information available about domain name vully.pl in the Registry NASK database.\n',
  },
  {
    name: 'vully.cz',
    phase: 'expired',
    expiry: '2026-05-28T00:00:00Z',
    text: '%  (c) 2006-2026 CZ.NIC\n% Timestamp: Mon Jun 01 08:27:34 2026\n\ndomain:       vully.cz\nregistrant:   X\nnsset:        N1\nregistrar:    REG-X\nregistered:   19.09.1997 02:00:00\nchanged:      12.01.2017 16:58:49\nexpire:       28.05.2026\n\ncontact:      X\ncreated:      11.01.2017 14:42:32\n\nnsset:        N1\nnserver:      ns1.example.net',
  },
  {
    name: 'vully.cz',
    phase: 'available',
    text: '%  (c) 2006-2026 CZ.NIC\n\n%ERROR:101: no entries found\n% \n% No entries found.\n',
  },
  {
    name: 'vully.cz',
    phase: 'unknown',
    outcome: 'rate-limited',
    text: '%ERROR:501: Your connection limit exceeded. Please slow down and try again later.\n',
  },
  {
    name: 'vully.sk',
    phase: 'active',
    expiry: '2027-02-24T00:00:00Z',
    text: 'Domain:                       vully.sk\nRegistrant:                   X-1\nRegistrar:                    X-2\nCreated:                      2003-07-24\nUpdated:                      2020-07-02\nValid Until:                  2027-02-24\nEPP Status:                   clientTransferProhibited',
  },
  {
    name: 'vully.rs',
    phase: 'active',
    expiry: '2026-09-26T14:18:03Z',
    text: '% The data in the Whois database are provided by RNIDS\n%\nDomain name: vully.rs\nDomain status: Active https://www.rnids.rs/en/domain-name-status-codes#Active\nRegistration date: 26.03.2008 16:18:03\nExpiration date: 26.09.2026 16:18:03\nRegistrar: Example d.o.o.',
  },
  { name: 'vully.rs', phase: 'available', text: '%ERROR:103: Domain is not registered\n' },
  {
    name: 'vully.si',
    phase: 'active',
    expiry: '2026-07-19T00:00:00Z',
    text: 'domain:\t\tvully.si\nregistrar:\tExample\nstatus:\t\tclient_delete_prohibited, client_update_prohibited\ncreated:\t2005-04-04\nexpire:\t\t2026-07-19',
  },
  {
    name: 'vully.ee',
    phase: 'active',
    expiry: '2026-11-09T00:00:00Z',
    text: 'Domain:\nname:       vully.ee\nstatus:     ok (paid and in zone)\nregistered: 2010-07-04 04:34:46 +03:00\nexpire:     2026-11-09\noutzone:\ndelete:\n\nRegistrant:\nname:       MASKED',
  },
  {
    name: 'vully.ee',
    phase: 'pending-delete',
    expiry: '2026-04-09T00:00:00Z',
    text: 'Domain:\nname:       vully.ee\nstatus:     expired\nstatus:     pendingDelete\nregistered: 2010-07-04 04:34:46 +03:00\nexpire:     2026-04-09\ndelete:     2026-06-05',
  },
  {
    name: 'vully.lv',
    phase: 'active',
    text: '[Domain]\nDomain: vully.lv\nStatus: active\n\n[Holder]\nType: Legal person\n\n[Whois]\nUpdated: 2021-02-11T18:12:27.072052+00:00',
  },
  { name: 'vully.lv', phase: 'available', text: '[Domain]\nDomain: vully.lv\nStatus: free\n' },
  {
    name: 'vully.lt',
    phase: 'active',
    expiry: '2027-05-08T00:00:00Z',
    text: '% Hello, this is the DOMREG whois service.\n%\nDomain:\t\t\tvully.lt\nStatus:\t\t\tregistered\nRegistered:\t\t1999-05-07\nExpires:\t\t2027-05-08\n%\nRegistrar:\t\tExample',
  },
  {
    name: 'vully.ro',
    phase: 'available',
    text: '% The WHOIS service offered by ROTLD\n\n% No entries found for the selected source(s).\n',
  },
  {
    name: 'vully.bg',
    phase: 'active',
    expiry: '2026-07-04T21:00:00Z',
    text: 'DOMAIN NAME: vully.bg (vully.bg)\nregistration status: Registered\nexpires at: 05/07/2026 00:00:00 EEST\nNAME SERVER INFORMATION:\nns1.example.net',
  },
  { name: 'vully.bg', phase: 'available', text: 'Domain vully.bg does not exist in database!\n' },
  { name: 'vully.hu', phase: 'available', text: '% Whois server 4.0 serving the hu ccTLD\n\nNo match\n' },
  {
    name: 'vully.ru',
    phase: 'active',
    expiry: '2027-03-04T21:00:00Z',
    text: '% TCI Whois Service.\n\ndomain:        VULLY.RU\nnserver:       ns1.example.net.\nstate:         REGISTERED, DELEGATED, VERIFIED\nregistrar:     X-RU\ncreated:       2004-03-03T21:00:00Z\npaid-till:     2027-03-04T21:00:00Z\nfree-date:     2027-04-05\nsource:        TCI',
  },
  {
    name: 'vully.ru',
    phase: 'available',
    text: '% TCI Whois Service.\n\nNo entries found for the selected source(s).\n',
  },
  {
    name: 'vully.kg',
    phase: 'active',
    expiry: '2027-03-28T17:59:00Z',
    text: '% This is the .kg ccTLD Whois server\n\nDomain VULLY.KG (ACTIVE)\n\nAdministrative Contact:\n   PID: X\n\nRecord created: Tue Feb 10 09:42:42 2004\nRecord expires on: Sun Mar 28 23:59:00 2027\n',
  },
  {
    name: 'vully.kz',
    phase: 'active',
    text: 'Whois Server for the KZ top level domain name.\n\nDomain Name............: vully.kz\n\nOrganization Using Domain Name\nName...................: MASKED\nState..................: Expired\n\nDomain created: 2009-07-01 12:44:02 (GMT+0:00)\nDomain status : clientTransferProhibited - status prohibits domain transfer without documents',
  },
  {
    name: 'vully.tr',
    phase: 'active',
    expiry: '2026-08-22T00:00:00Z',
    text: '** Domain Name: vully.tr\nDomain Status: Active\nFrozen Status: -\n\n** Registrar:\nOrganization Name\t: MASKED\n\n** Additional Info:\nCreated on..............: 2001-Aug-23.\nExpires on..............: 2026-Aug-22.\n',
  },
  // Asia and the Pacific
  {
    name: 'vully.jp',
    phase: 'active',
    expiry: '2026-09-30T00:00:00Z',
    text: '[ JPRS database provides information on network administration. ]\n\nDomain Information:\n[Domain Name]                   VULLY.JP\n\n[Registrant]                    MASKED\n\n[Created on]                    2010/09/22\n[Expires on]                    2026/09/30\n[Status]                        Active\n[Last Updated]                  2025/10/01 01:05:09 (JST)',
  },
  {
    name: 'vully.co.jp',
    phase: 'expiring',
    expiry: '2026-06-30T00:00:00Z',
    text: 'Domain Information:\na. [Domain Name]                VULLY.CO.JP\ng. [Organization]               MASKED\n[State]                         Connected (2026/06/30)\n[Registered Date]               2001/06/22',
  },
  {
    name: 'vully.jp',
    phase: 'available',
    text: '[ JPRS database provides information on network administration. ]\nNo match!!\n',
  },
  {
    name: 'vully.kr',
    phase: 'active',
    expiry: '2027-03-04T00:00:00Z',
    text: 'query : vully.kr\n\n도메인이름                  : vully.kr\n사용 종료일                 : 2027. 03. 04.\n\n# ENGLISH\n\nDomain Name                 : vully.kr\nRegistered Date             : 1999. 07. 28.\nExpiration Date             : 2027. 03. 04.\nDNSSEC                      : unsigned',
  },
  {
    name: 'vully.kr',
    phase: 'available',
    text: 'query : vully.kr\n\n# ENGLISH\n\nThe requested domain was not found in the Registry or Registrar’s WHOIS Server.\n',
  },
  {
    name: 'vully.cn',
    phase: 'active',
    expiry: '2027-03-17T04:48:36Z',
    text: 'Domain Name: vully.cn\nROID: 2003s-cn\nDomain Status: clientDeleteProhibited\nSponsoring Registrar: 易名\nRegistration Time: 2003-03-17 12:20:05\nExpiration Time: 2027-03-17 12:48:36',
  },
  { name: 'vully.cn', phase: 'unknown', outcome: 'rate-limited', text: 'Queried interval is too short.\n' },
  {
    name: 'vully.tw',
    phase: 'active',
    expiry: '2026-08-28T00:00:00Z',
    text: 'Domain Name: vully.tw\n   Domain Status: ok\n   Registrant:\n      MASKED\n\n   Record expires on 2026-08-28 (UTC+8)\n   Record created on 2005-08-29 (UTC+8)',
  },
  { name: 'vully.tw', phase: 'available', text: 'No Found\n' },
  {
    name: 'vully.hk',
    phase: 'active',
    expiry: '2026-07-30T00:00:00Z',
    text: 'Domain Name:  VULLY.HK \n\nDomain Status: Active \n\nRegistrar Name: Example\n\nExpiry Date: 30-07-2026 \n\nRe-registration Status:  Complete',
  },
  { name: 'vully.hk', phase: 'available', text: 'The domain has not been registered.\n' },
  {
    name: 'vully.in',
    phase: 'active',
    expiry: '2027-02-14T20:35:14Z',
    text: icann('vully.in', 'Registry Expiry Date: 2027-02-14T20:35:14Z'),
  },
  {
    name: 'vully.il',
    phase: 'available',
    text: '% The data in the WHOIS database of the .il registry\n\nquery:        vully.il\n\n% No data was found to match the request criteria.\n',
  },
  {
    name: 'vully.ir',
    phase: 'active',
    expiry: '2026-12-22T00:00:00Z',
    text: 'domain:\t\tvully.ir\nascii:\t\tvully.ir\nholder-c:\tx-irnic\nexpire-date:\t2026-12-22\n\nnic-hdl:\tx-irnic',
  },
  {
    name: 'vully.au',
    phase: 'available',
    text: 'NOT FOUND\n>>> Last update of WHOIS database: 2026-05-30T00:00:00Z <<<',
  },
  {
    name: 'vully.nz',
    phase: 'redemption',
    expiry: '2026-05-01T00:00:00Z',
    text: 'version: 8.0\nquery_datetime: 2026-06-01T00:00:00+12:00\ndomain_name: vully.nz\nquery_status: 210 PendingRelease\ndomain_datebilleduntil: 2026-05-01T12:00:00+12:00\nregistrar_name: MASKED',
  },
  {
    name: 'vully.nz',
    phase: 'available',
    text: 'version: 8.0\nquery_datetime: 2026-06-01T00:00:00+12:00\ndomain_name: vully.nz\nquery_status: 220 Available\n',
  },
  // the Americas
  {
    name: 'vully.ca',
    phase: 'available',
    text: "Not found: vully.ca\n\n%\n% Use of CIRA's WHOIS service is governed by the Terms of Use\n",
  },
  {
    name: 'vully.ca',
    phase: 'pending-delete',
    expiry: '2026-03-01T00:00:00Z',
    text: 'Domain name:           vully.ca\nDomain status:         to be released\nExpiry date:           2026/03/01\n\nRegistrar:\n    Name:              Example',
  },
  {
    name: 'vully.com.br',
    phase: 'available',
    text: '% Copyright (c) Nic.br\n\n% No match for domain "vully.com.br"\n',
  },
  {
    name: 'vully.com.br',
    phase: 'unknown',
    outcome: 'rate-limited',
    text: '% Query rate limit exceeded. Reduced information.\n',
  },
  { name: 'vully.com.mx', phase: 'available', text: 'Object_Not_Found\n' },
  {
    name: 'vully.cl',
    phase: 'active',
    expiry: '2026-11-20T17:48:02Z',
    text: '%%\n%% This is the NIC Chile Whois server (whois.nic.cl).\n%%\n\nDomain name: vully.cl\nRegistrant name: MASKED\nRegistrar name: NIC Chile\nCreation date: 2002-10-22 17:48:23 CLST\nExpiration date: 2026-11-20 14:48:02 CLST',
  },
  { name: 'vully.cl', phase: 'available', text: 'vully.cl: no entries found.\n' },
  {
    name: 'vully.com.ar',
    phase: 'active',
    expiry: '2026-11-01T00:00:00Z',
    text: '% La información\n\ndomain:\t\tvully.com.ar\nregistrar:\tnicar\nregistered:\t2019-11-01 12:21:37.677445\nexpire:\t\t2026-11-01 00:00:00\n\ncontact:\t5\ncreated:\t2013-10-29 00:00:00',
  },
  {
    name: 'vully.com.ar',
    phase: 'available',
    text: 'El dominio no se encuentra registrado en NIC Argentina\n',
  },
  {
    name: 'vully.co',
    phase: 'available',
    text: 'No Data Found\n>>> Last update of WHOIS database: 2019-02-20T14:00:00Z <<<\n\nIn some limited cases, domains that might appear as available in whois might not actually be available.',
  },
  {
    name: 'vully.tk',
    phase: 'active',
    expiry: '2026-12-11T00:00:00Z',
    text: '\n   Domain name:\n      VULLY.TK is Active\n\n   Owner contact:\n      Name:         MASKED\n      State:        Nevada\n\n   Domain registered: 09/17/2014\n   Record will expire on: 12/11/2026\n',
  },
  {
    name: 'vully.edu',
    phase: 'active',
    expiry: '2026-07-31T00:00:00Z',
    text: 'This Registry database contains ONLY .EDU domains.\n\n-------------------------------------------------------------\n\nDomain Name: VULLY.EDU\n\nRegistrant:\n\tMASKED\n\nDomain record activated:    07-Oct-1985\nDomain expires:             31-Jul-2026',
  },
  {
    name: 'vully.com.br',
    phase: 'unknown',
    outcome: 'rate-limited',
    text: '% Copyright (c) Nic.br\n\n% Query rate limit exceeded. Reduced information.\n\ndomain:      vully.com.br\nowner: MASKED\n',
  },
  {
    name: 'vully.sk',
    phase: 'redemption',
    expiry: '2026-05-01T00:00:00Z',
    text: 'Domain-name         vully.sk\nAdmin-id            MASKED\nLast-update         2026-05-16\nValid-date          2026-05-01\nDomain-status       DOM_HELD',
  },
  {
    name: 'vully.com.ua',
    phase: 'expiring',
    expiry: '2026-06-14T00:00:00Z',
    text: 'domain:     vully.com.ua\nadmin-c:    X-UANIC\nnserver:    ns1.example.net\nstatus:     OK-UNTIL 20260614000000\nchanged:    X-UANIC 20110907155206',
  },
  {
    name: 'vully.md',
    phase: 'active',
    expiry: '2027-05-24T00:00:00Z',
    text: 'Domain name             vully.md\nDomain state            OK,Delegated\nRegistered on           2006-05-24\nExpires    on           2027-05-24',
  },
  {
    name: 'vully.my',
    phase: 'active',
    expiry: '2027-10-07T00:00:00Z',
    text: 'a [Domain Name]                     vully.my\nb [Registration No.]                D1A1\nd [Record Created]                  07-OCT-2009\ne [Record Expired]                  07-OCT-2027',
  },
  { name: 'vully.so', phase: 'available', text: 'Domain Status: No Object Found\n' },
  {
    name: 'vully.je',
    phase: 'available',
    text: 'Domain Information\nQuery: vully.je\nStatus: Not Registered\n',
  },
  { name: 'vully.ax', phase: 'available', text: 'No records matching vully.ax found.\n' },
  {
    name: 'vully.fi',
    phase: 'unknown',
    outcome: 'unavailable',
    text: '\nDomain not available\n\nCopyright (c) Traficom',
  },
  {
    name: 'vully.tm',
    phase: 'active',
    expiry: '2027-01-30T00:00:00Z',
    text: '\nDomain : vully.tm\nStatus : Client Updt Lock\nExpiry : 2027-01-30\n\nNS 1   : ns1.example.net\n',
  },
  // everybody
  {
    name: 'vully.io',
    phase: 'available',
    text: 'Domain not found.\n>>> Last update of WHOIS database: 2026-05-30T00:00:00Z <<<',
  },
  {
    name: 'vully.io',
    phase: 'unknown',
    outcome: 'unavailable',
    text: 'Reserved by Registry\n>>> Last update of WHOIS database: 2018-08-09T00:29:54Z <<<',
  },
  {
    name: 'vully.xyz',
    phase: 'available',
    text: 'The queried object does not exist: no matching objects found\n',
  },
  { name: 'vully.xyz', phase: 'available', text: 'DOMAIN NOT FOUND\r\n' },
  {
    name: 'vully.com',
    phase: 'available',
    text: 'No match for domain "VULLY.COM".\r\n>>> Last update of whois database: 2026-05-30T00:00:00Z <<<\r\n',
  },
  {
    name: 'vully.club',
    phase: 'unknown',
    outcome: 'rate-limited',
    text: 'Number of allowed queries exceeded.\n',
  },
  {
    name: 'vully.org',
    phase: 'unknown',
    outcome: 'rate-limited',
    text: 'WHOIS LIMIT EXCEEDED - SEE WWW.PIR.ORG/WHOIS FOR DETAILS\n',
  },
]
