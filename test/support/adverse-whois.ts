/**
 * WHOIS answers that a careless reader takes for something else, in the forms that registries give them, about invented
 * names; where the terms of use are a trap they are whole. Read at 2026-06-01T00:00:00Z.
 */
import type { WhoisAnswerExample } from './whois-answers.ts'

const CN = `>>> Last update of WHOIS database: 2026-05-31T23:04:05.0Z <<<

For more information on Whois status codes, please visit https://icann.org/epp

>>> IMPORTANT INFORMATION ABOUT THE DEPLOYMENT OF RDAP: please visit
https://www.centralnic.com/support/rdap <<<

The Whois and RDAP services are provided by CentralNic, and contain
information pertaining to Internet domain names registered by our
our customers. By using this service you are agreeing (1) not to use any
information presented here for any purpose other than determining
ownership of domain names, (2) not to store or reproduce this data in
any way, (3) not to use any high-volume, automated, electronic processes
to obtain data from this service. Abuse of this service is monitored and
actions in contravention of these terms will result in being permanently
blacklisted. All data is (c) CentralNic Ltd (https://www.centralnic.com)

Access to the Whois and RDAP services is rate limited. For more
information, visit https://registrar-console.centralnic.com/pub/whois_guidance.
`
const VRSN = `>>> Last update of whois database: 2026-05-31T23:04:05Z <<<\r

For more information on Whois status codes, please visit https://icann.org/epp\r
\r
NOTICE: The expiration date displayed in this record is the date the\r
registrar's sponsorship of the domain name registration in the registry is\r
currently set to expire. This date does not necessarily reflect the expiration\r
date of the domain name registrant's agreement with the sponsoring\r
registrar.  Users may consult the sponsoring registrar's Whois database to\r
view the registrar's reported date of expiration for this registration.\r
\r
TERMS OF USE: You are not authorized to access or query our Whois\r
database through the use of electronic processes that are high-volume and\r
automated except as reasonably necessary to register domain names or\r
modify existing registrations; VeriSign reserves the right to restrict your access.\r
The Registry database contains ONLY .COM, .NET, .EDU domains and\r
Registrars.\r
`
const vrsn = (name: string, body: string) => `   Domain Name: ${name.toUpperCase()}\r
   Registry Domain ID: 111_DOMAIN_COM-VRSN\r
   Registrar WHOIS Server: whois.example.com\r
   Registrar URL: http://www.example.com\r
   Updated Date: 2025-05-20T04:00:00Z\r
   Creation Date: 1999-05-20T04:00:00Z\r
${body}   Name Server: NS1.EXAMPLE.NET\r
   DNSSEC: unsigned\r
   URL of the ICANN Whois Inaccuracy Complaint Form: https://www.icann.org/wicf/\r
${VRSN}`
const PIR = `Terms of Use: Access to Public Interest Registry WHOIS information is provided to assist persons in determining the contents of a domain name registration record in the Public Interest Registry registry database. The data in this record is provided by Public Interest Registry for informational purposes only, and Public Interest Registry does not guarantee its accuracy. This service is intended only for query-based access. You agree that you will use this data only for lawful purposes and that, under no circumstances will you use this data to (a) allow, enable, or otherwise support the transmission by e-mail, telephone, or facsimile of mass unsolicited, commercial advertising or solicitations to entities other than the data recipient's own existing customers; or (b) enable high volume, automated, electronic processes that send queries or data to the systems of Registry Operator. All rights reserved.`
const idig = (lines: string) => `${lines}
>>> Last update of WHOIS database: 2026-05-31T23:04:05Z <<<

For more information on Whois status codes, please visit https://icann.org/epp

${PIR}`
const AFNIC = `%%
%% This is the AFNIC Whois server.
%%
%% complete date format: YYYY-MM-DDThh:mm:ssZ
%%
%% Rights restricted by copyright.
%% See https://www.afnic.fr/en/domain-names-and-support/everything-there-is-to-know-about-domain-names/find-a-domain-name-or-a-holder-using-whois/
%%
%%

`
export const adverseWhoisAnswers: readonly WhoisAnswerExample[] = [
  // Verisign
  {
    name: 'vully.com',
    phase: 'active',
    expiry: '2027-05-20T04:00:00Z',
    text: vrsn(
      'vully.com',
      '   Registry Expiry Date: 2027-05-20T04:00:00Z\r\n   Registrar: Ex\r\n   Domain Status: clientTransferProhibited https://icann.org/epp#clientTransferProhibited\r\n',
    ),
  },
  {
    name: 'vully.com',
    phase: 'expired',
    expiry: '2027-05-20T04:00:00Z',
    text: vrsn(
      'vully.com',
      '   Registry Expiry Date: 2027-05-20T04:00:00Z\r\n   Registrar: Ex\r\n   Domain Status: autoRenewPeriod https://icann.org/epp#autoRenewPeriod\r\n   Domain Status: clientHold https://icann.org/epp#clientHold\r\n',
    ),
  },
  {
    name: 'vully.com',
    phase: 'redemption',
    expiry: '2027-04-20T04:00:00Z',
    text: vrsn(
      'vully.com',
      '   Registry Expiry Date: 2027-04-20T04:00:00Z\r\n   Registrar: Ex\r\n   Domain Status: redemptionPeriod https://icann.org/epp#redemptionPeriod\r\n',
    ),
  },
  {
    name: 'vully.net',
    phase: 'pending-delete',
    expiry: '2027-03-20T04:00:00Z',
    text: vrsn(
      'vully.net',
      '   Registry Expiry Date: 2027-03-20T04:00:00Z\r\n   Registrar: Ex\r\n   Domain Status: pendingDelete https://icann.org/epp#pendingDelete\r\n',
    ),
  },
  {
    name: 'vully.com',
    phase: 'redemption',
    expiry: '2027-03-20T04:00:00Z',
    text: vrsn(
      'vully.com',
      '   Registry Expiry Date: 2027-03-20T04:00:00Z\r\n   Registrar: Ex\r\n   Domain Status: pendingRestore https://icann.org/epp#pendingRestore\r\n   Domain Status: pendingDelete https://icann.org/epp#pendingDelete\r\n',
    ),
  },
  {
    name: 'vully.com',
    phase: 'active',
    expiry: '2027-03-20T04:00:00Z',
    text: vrsn(
      'vully.com',
      '   Registry Expiry Date: 2027-03-20T04:00:00Z\r\n   Registrar: Ex\r\n   Domain Status: pendingTransfer https://icann.org/epp#pendingTransfer\r\n',
    ),
  },
  { name: 'vully.com', phase: 'available', text: `No match for "VULLY.COM".\r\n${VRSN}` },
  { name: 'vully.com', phase: 'unknown', text: `No match for nameserver "VULLY.COM".\r\n${VRSN}` },
  { name: 'vully.com', phase: 'unknown', text: `No match for "VULLY.NET".\r\n${VRSN}` },
  {
    name: 'vully.com',
    phase: 'unknown',
    text: `VULLY.COM.EVIL.EXAMPLE.NET\r\nVULLY.COM\r\n\r\nTo single out one record, look it up with "xxx", where xxx is one of the\r\nrecords displayed above. If the records are the same, look them up\r\nwith "=xxx" to receive a full display for each record.\r\n${VRSN}`,
  },
  {
    name: 'vully.com',
    phase: 'active',
    expiry: '2028-01-01T00:00:00Z',
    text:
      `   Server Name: VULLY.COM.EVIL.NET\r\n   IP Address: 192.0.2.1\r\n   Registrar: E\r\n\r\n` +
      vrsn(
        'vully.com',
        '   Registry Expiry Date: 2028-01-01T00:00:00Z\r\n   Registrar: Ex\r\n   Domain Status: ok\r\n',
      ),
  },
  {
    name: 'vully.tv',
    phase: 'available',
    text: `No match for "VULLY.TV".\r\n>>> Last update of WHOIS database: 2026-05-31T23:04:05Z <<<\r\n\r\nTERMS OF USE: You are not authorized to access or query our WHOIS\r\ndatabase`,
  },
  { name: 'vully.cc', phase: 'available', text: `No match for domain "VULLY.CC".\n` },
  {
    name: 'vully.name',
    phase: 'active',
    text: `Disclaimer: VeriSign, Inc. makes every effort to maintain the\ncompleteness\n\nDomain Name ID: 123DOMAIN-NAME\nDomain Name: VULLY.NAME\nSponsoring Registrar ID: 1REGISTRAR-NAME\nSponsoring Registrar: Ex\nDomain Status: clientTransferProhibited\nCreated On: 2015-01-01T00:00:00Z\nUpdated On: 2025-01-01T00:00:00Z\n`,
  },
  {
    name: 'vully.edu',
    phase: 'available',
    text: `This Registry database contains ONLY .EDU domains.\nThe data in the EDUCAUSE Whois database is provided\nby EDUCAUSE for information purposes in order to\nassist in the process of obtaining information about\nor related to .edu domain registration records.\n\nNO MATCH: vully.edu\n`,
  },
  // Identity Digital / PIR / CentralNic / Google
  { name: 'vully.org', phase: 'available', text: idig('Domain not found.') },
  {
    name: 'vully.live',
    phase: 'unknown',
    text: idig('This name is reserved by the Registry in accordance with ICANN Policy.'),
  },
  {
    name: 'vully.live',
    phase: 'unknown',
    text: idig(
      'The registration of this domain is restricted, as it is protected by the DPML Brand Protection policy. Additional information can be found at https://www.identity.digital/dpml.',
    ),
  },
  {
    name: 'vully.live',
    phase: 'unknown',
    text: idig(
      'This domain name is blocked by GlobalBlock service. For more information please visit https://globalblock.co',
    ),
  },
  {
    name: 'vully.pro',
    phase: 'expired',
    expiry: '2027-05-01T00:00:00Z',
    text: idig(
      'Domain Name: vully.pro\nRegistry Domain ID: 1-DONUTS\nCreation Date: 2019-05-01T00:00:00Z\nRegistry Expiry Date: 2027-05-01T00:00:00Z\nRegistrar: Ex\nDomain Status: autoRenewPeriod https://icann.org/epp#autoRenewPeriod\nRegistrant State/Province: REDACTED FOR PRIVACY',
    ),
  },
  {
    name: 'vully.xyz',
    phase: 'available',
    text: `The queried object does not exist: DOMAIN NOT FOUND\n${CN}`,
  },
  { name: 'vully.site', phase: 'available', text: `DOMAIN NOT FOUND\r\n${CN}` },
  {
    name: 'vully.site',
    phase: 'active',
    expiry: '2027-05-01T23:59:59Z',
    text: `Domain Name: VULLY.SITE\nRegistry Domain ID: D1-CNIC\nUpdated Date: 2026-05-03T23:59:59.0Z\nCreation Date: 2019-05-01T23:59:59.0Z\nRegistry Expiry Date: 2027-05-01T23:59:59.0Z\nRegistrar: Ex\nDomain Status: ok https://icann.org/epp#ok\nRegistrant Organization: X\nDNSSEC: unsigned\n${CN}`,
  },
  {
    name: 'vully.site',
    phase: 'unknown',
    text: `This domain name is reserved by the registry operator.\n${CN}`,
  },
  { name: 'vully.site', phase: 'unknown', text: `The requested domain is available as a premium domain\n` },
  {
    name: 'vully.app',
    phase: 'available',
    text: `Domain not found.\r\n\r\nWHOIS information for is provided by Charleston Road Registry Inc. (CRR) solely for query-based, informational purposes. ...`,
  },
  {
    name: 'vully.co',
    phase: 'available',
    text: `The queried object does not exist: Domain not found\r\n>>> Last update of WHOIS database: 2026-05-31T23:04:05.0Z <<<\n`,
  },
  {
    name: 'vully.biz',
    phase: 'available',
    text: `No Data Found\r\n>>> Last update of WHOIS database: 2026-05-31T23:04:05Z <<<\r\n\r\nThe above WHOIS results have been redacted to remove potential personal data.`,
  },
  {
    name: 'vully.us',
    phase: 'unknown',
    text: 'Error: You exceeded the maximum allowable number of whois lookups.\r\n',
  },
  {
    name: 'vully.club',
    phase: 'available',
    text: 'No Data Found\n\n>>> Last update of WHOIS database: 2026-05-31T23:04:05Z <<<\n',
  },
  { name: 'vully.aero', phase: 'available', text: 'NOT FOUND' },
  {
    name: 'vully.cat',
    phase: 'available',
    text: 'NOT FOUND\n>>> Last update of WHOIS database: 2026-05-31T23:04:05Z <<<\n',
  },
  { name: 'vully.tel', phase: 'available', text: 'No Data Found\n' },
  { name: 'vully.travel', phase: 'available', text: 'Not found: vully.travel\n' },
  {
    name: 'vully.museum',
    phase: 'available',
    text: '% (c) 2026 \n%\n%ERROR:101: no entries found\n%\n% No entries found.\n',
  },
  { name: 'vully.fm', phase: 'available', text: 'DOMAIN NOT FOUND\n' },
  { name: 'vully.la', phase: 'available', text: 'DOMAIN NOT FOUND\n' },
  { name: 'vully.gs', phase: 'available', text: 'Domain Status: No Object Found\n' },
  // AFNIC
  {
    name: 'vully.fr',
    phase: 'active',
    expiry: '2027-06-09T22:08:09Z',
    text:
      AFNIC +
      'domain:                        vully.fr\nstatus:                        ACTIVE\neppstatus:                     active\nhold:                          NO\nholder-c:                      ANO00-FRNIC\nadmin-c:                       ANO00-FRNIC\nregistrar:                     OVH\nExpiry Date:                   2027-06-09T22:08:09Z\ncreated:                       2005-08-02T14:16:36Z\nlast-update:                   2025-06-12T22:09:39.881923Z\nsource:                        FRNIC\n\nnserver:                       ns1.example.net\nsource:                        FRNIC\n\nregistrar:                     OVH\naddress:                       X\nregistered:                    1999-10-18T00:00:00Z\nsource:                        FRNIC\n',
  },
  {
    name: 'vully.fr',
    phase: 'redemption',
    expiry: '2026-05-09T22:08:09Z',
    text:
      AFNIC +
      'domain:                        vully.fr\nstatus:                        REDEMPTION\neppstatus:                     pending delete\nhold:                          NO\npending:                       DELETE\nholder-c:                      ANO00-FRNIC\nregistrar:                     OVH\nExpiry Date:                   2026-05-09T22:08:09Z\ncreated:                       2005-08-02T14:16:36Z\nlast-update:                   2026-05-12T22:09:39.881923Z\ndeleted:                       2026-05-12T22:09:39Z\nsource:                        FRNIC\n',
  },
  {
    name: 'vully.fr',
    phase: 'active',
    expiry: '2027-05-09T22:08:09Z',
    text:
      AFNIC +
      'domain:                        vully.fr\nstatus:                        ACTIVE\neppstatus:                     pendingTransfer\nhold:                          NO\npending:                       TRANSFER\nholder-c:                      ANO00-FRNIC\nregistrar:                     OVH\nExpiry Date:                   2027-05-09T22:08:09Z\n',
  },
  {
    name: 'vully.fr',
    phase: 'active',
    expiry: '2027-05-09T22:08:09Z',
    text:
      AFNIC +
      'domain:      vully.fr\nstatus:      FROZEN\nhold:        NO\nholder-c:    X\nregistrar:   OVH\nExpiry Date: 2027-05-09T22:08:09Z\n',
  },
  { name: 'vully.fr', phase: 'unknown', text: AFNIC + 'domain:      vully.fr\nstatus:      BLOCKED\n' },
  { name: 'vully.fr', phase: 'unknown', text: AFNIC + 'domain:      vully.fr\nstatus:      NOT_OPEN\n' },
  { name: 'vully.fr', phase: 'available', text: AFNIC + '%% NOT FOUND\n' },
  { name: 'vully.re', phase: 'unknown', text: '%%\n%% Too many requests...\n%%\n' },
  { name: 'vully.pm', phase: 'unknown', text: '%%\n%% Still in grace period, wait 28 seconds\n%%\n' },
  // SIDN
  {
    name: 'vully.nl',
    phase: 'active',
    text: 'Domain name: vully.nl\nStatus:      active\n\nReseller:\n   X\n\nRegistrar:\n   X B.V.\n\nAbuse Contact:\n   +31\n\nCreation Date: 2003-03-03\n\nUpdated Date: 2020-01-01\n\nDNSSEC:      yes\n\nDomain nameservers:\n   ns1.example.net\n\nRecord maintained by: SIDN BV\n',
  },
  {
    name: 'vully.nl',
    phase: 'active',
    text: 'Domain name: vully.nl\nStatus:      inactive\n\nRegistrar:\n   X B.V.\n',
  },
  { name: 'vully.nl', phase: 'unknown', text: 'Domain name: vully.nl\nStatus:      excluded\n' },
  { name: 'vully.nl', phase: 'unknown', text: 'Domain name: vully.nl\nStatus:      withdrawn\n' },
  { name: 'vully.nl', phase: 'unknown', text: 'Error: invalid domain name\n' },
  { name: 'vully.nl', phase: 'unknown', text: 'vully.nl: daily whois-limit exceeded for client 192.0.2.7\n' },
  // DENIC
  {
    name: 'vully.de',
    phase: 'active',
    text: '% Restricted rights.\n% \n% Terms and Conditions of Use\n%\n% The above data may only be used within the scope of technical or\n\nDomain: vully.de\nStatus: connect\n',
  },
  { name: 'vully.de', phase: 'available', text: '% Restricted rights.\n\nDomain: vully.de\nStatus: free\n' },
  {
    name: 'vully.de',
    phase: 'unknown',
    text: '% Error: 55000000010 You have exceeded the allowed number of queries\n',
  },
  { name: 'vully.de', phase: 'unknown', text: '% Error: 55000000013 Invalid charset for response\n' },
  {
    name: 'vully.de',
    phase: 'redemption',
    text: 'Domain: vully.de\nStatus: redemptionPeriod\nChanged: 2026-05-23T05:36:15+02:00\n',
  },
  // EURid
  {
    name: 'vully.eu',
    phase: 'unknown',
    text: '% The WHOIS service offered by EURid and the access to the records\n% in the EURid WHOIS database are provided for information purposes\n\nDomain: vully.eu\nScript: LATIN\nStatus: WITHDRAWN\n',
  },
  { name: 'vully.eu', phase: 'unknown', text: 'Domain: vully.eu\nScript: LATIN\nStatus: RESERVED\n' },
  { name: 'vully.eu', phase: 'unknown', text: 'Domain: vully.eu\nScript: LATIN\nStatus: NOT AVAILABLE\n' },
  {
    name: 'vully.eu',
    phase: 'unknown',
    text: '% WHOIS vully.eu\n% You have exceeded the maximum number of queries allowed. Please try again later.\n',
  },
  {
    name: 'vully.eu',
    phase: 'active',
    text: 'Domain: vully.eu\nScript: LATIN\nStatus: ON HOLD\n\nRegistrant:\n        NOT DISCLOSED!\n\nRegistrar:\n        Name: X\n',
  },
  { name: 'vully.eu', phase: 'unknown', text: 'Domain: vully.eu\nScript: LATIN\nStatus: REVOKED\n' },
  // DNS Belgium
  {
    name: 'vully.be',
    phase: 'available',
    text: '% .be Whois Server 6.1\n\nDomain:\tvully.be\nStatus:\tAVAILABLE\n',
  },
  {
    name: 'vully.be',
    phase: 'unknown',
    text: '% .be Whois Server 6.1\n%\nExcessive querying. Your IP address has been blacklisted for 2 hours\n',
  },
  {
    name: 'vully.be',
    phase: 'active',
    text: '% .be Whois Server 6.1\n\nDomain:\tvully.be\nStatus:\tNOT AVAILABLE\nRegistered:\tWed Jan 3 2001\n\nRegistrant:\n\tNot shown, please visit www.dnsbelgium.be for webbased whois.\n\nNameservers:\n\tns1.example.net\n',
  },
  {
    name: 'vully.be',
    phase: 'unknown',
    text: '% .be Whois Server 6.1\n\nDomain:\tvully.be\nStatus:\tNOT ALLOWED\n',
  },
  // SWITCH
  {
    name: 'vully.ch',
    phase: 'active',
    text: 'This information is subject to an Acceptable Use Policy.\nSee https://www.nic.ch/terms/aup/\n\n\nDomain name:\nvully.ch\n\nRegistrar:\nX AG\n\nFirst registration date:\n1999-05-31\n\nDNSSEC:N\n\nName servers:\nns1.example.net\n',
  },
  {
    name: 'vully.ch',
    phase: 'unknown',
    outcome: 'rate-limited',
    text: 'The number of requests per client per time interval is\nrestricted. You have exceeded this limit.\nPlease wait a moment and try again.\n',
  },
  {
    name: 'vully.li',
    phase: 'available',
    text: 'This information is subject to an Acceptable Use Policy.\nSee https://www.nic.li/terms/aup/\n\nWe do not have an entry in our database matching your query.\n',
  },
  { name: 'vully.ch', phase: 'unknown', text: 'Invalid query\n' },
  // nic.at
  {
    name: 'vully.at',
    phase: 'available',
    text: '% Copyright (c)2026 by NIC.AT (1)\n%\n% Restricted rights.\n%\n% nothing found\n',
  },
  {
    name: 'vully.at',
    phase: 'active',
    text: '% Copyright (c)2026 by NIC.AT (1)\n\ndomain:         vully.at\nregistrar:      X ( https://nic.at/registrar/1 )\nregistrant:     <data not disclosed>\ntech-c:         <data not disclosed>\nnserver:        ns1.example.net\nchanged:        20200101 10:20:30\nsource:         AT-DOM\n\npersonname:     X\nchanged:        20190101 10:20:30\nsource:         AT-DOM\n',
  },
  // Registro.it
  ...[
    'ok',
    'ok / noRegistrar',
    'inactive / clientHold',
    'inactive / noRegistrar',
    'inactive / dnsHold',
    'pendingTransfer / clientHold',
    'pendingUpdate',
  ].map((status) => ({
    name: 'vully.it',
    phase: 'active',
    expiry: '2027-04-25T00:00:00Z',
    text: `Domain:             vully.it\nStatus:             ${status}\nSigned:             no\nCreated:            2008-04-25 00:00:00\nLast Update:        2025-05-11 01:00:00\nExpire Date:        2027-04-25\n\nRegistrant\n  Organization:     X\n  Address:          Via Roma\n                    Milano\n  Created:          2008-04-25 00:00:00\n  Last Update:      2020-04-25 00:00:00\n\nRegistrar\n  Organization:     X s.r.l.\n  Name:             X-REG\n  Web:              http://x.it\n  DNSSEC:           no\n\n\nNameservers\n  ns1.x.it\n`,
  })),
  {
    name: 'vully.it',
    phase: 'unknown',
    text: 'Domain:             vully.it\nStatus:             RESERVED\n',
  },
  { name: 'vully.it', phase: 'unknown', text: 'Too many connections, try again later\n' },
  {
    name: 'vully.it',
    phase: 'available',
    text: '\n*********************************************************************\n* Please note that the following result could be a subgroup of      *\n* the data contained in the database.                               *\n*                                                                   *\n* Additional information can be visualized at:                      *\n* http://web-whois.nic.it                                           *\n*********************************************************************\n\nDomain:             vully.it\nStatus:             AVAILABLE\n',
  },
  // Nominet
  {
    name: 'vully.co.uk',
    phase: 'expired',
    expiry: '2026-05-10T00:00:00Z',
    text: "\n    Domain name:\n        vully.co.uk\n\n    Data validation:\n        Nominet was able to match the registrant's name and address against a 3rd party data source on 10-Dec-2012\n\n    Registrar:\n        Ex t/a Ex [Tag = EX]\n        URL: https://ex.example\n\n    Relevant dates:\n        Registered on: 10-May-2008\n        Expiry date:  10-May-2026\n        Last updated:  11-May-2026\n\n    Registration status:\n        Renewal required.\n\n    Name servers:\n        ns1.ex.example\n\n    WHOIS lookup made at 07:00:00 01-Jun-2026\n\n-- \nThis WHOIS information is provided for free by Nominet UK the central registry\nfor .uk domain names. This information and the .uk WHOIS are:\n\n    Copyright Nominet UK 1996 - 2026.\n\nYou may not access the .uk WHOIS or use any data from it except as permitted\nby the terms of use available in full at https://www.nominet.uk/whoisterms,\nwhich includes restrictions on: (A) use of the data for advertising, or its\nrepackaging, recompilation, redistribution or reuse (B) obscuring, removing\nor hiding any or all of this notice and (C) exceeding query rate or volume\nlimits. The data is provided on an 'as-is' basis and may lag behind the\nregister. Access may be withdrawn or restricted at any time. \n",
  },
  {
    name: 'vully.uk',
    phase: 'unknown',
    text: '\n    Domain name:\n        vully.uk\n\n    This domain name is reserved.\n',
  },
  {
    name: 'vully.uk',
    phase: 'unknown',
    text: '\n    Error for "vully.uk".\n\n    This domain cannot be registered because it contravenes the Nominet UK\n    naming rules.  The reason is:\n        the domain name contains too many parts.\n\n    WHOIS lookup made at 07:00:00 01-Jun-2026\n',
  },
  {
    name: 'vully.co.uk',
    phase: 'expired',
    expiry: '2026-03-10T00:00:00Z',
    text: '    Domain name:\n        vully.co.uk\n\n    Registrar:\n        No registrar listed.  This domain is registered directly with Nominet.\n\n    Relevant dates:\n        Registered on: before Aug-1996\n        Expiry date:  10-Mar-2026\n\n    Registration status:\n        Registration request being processed.\n',
  },
  // Red.es
  {
    name: 'vully.es',
    phase: 'unknown',
    text: 'The IP address used to perform the query is not authorised  or  has exceeded the established limit for\nqueries.To request access to the service,complete the form located at https://sede.red.gob.es/sede/whois,\nwhere you may also consult the service conditions.\n',
  },
  // CIRA
  {
    name: 'vully.ca',
    phase: 'available',
    text: "Not found: vully.ca\n>>> Last update of WHOIS database: 2026-05-31T23:04:05Z <<<\n\nFor more information on Whois status codes, please visit https://icann.org/epp\n\n%\n% Use of CIRA's WHOIS service is governed by the Terms of Use in its Legal\n% Notice, available at http://www.cira.ca/legal-notice/?lang=en\n%\n% (c) 2026 Canadian Internet Registration Authority, (http://www.cira.ca/)\n",
  },
  {
    name: 'vully.ca',
    phase: 'pending-delete',
    expiry: '2026-03-29T00:00:00Z',
    text: 'Domain name:           vully.ca\nDomain status:         to be released\nCreation date:         2004/10/30\nExpiry date:           2026/03/29\n\nRegistrar:\n    Name:              X\n',
  },
  {
    name: 'vully.ca',
    phase: 'unknown',
    text: 'Domain name:           vully.ca\nDomain status:         unavailable\n',
  },
  { name: 'vully.ca', phase: 'unknown', text: '%\n% Your IP address has exceeded the query limit\n' },
  // auDA
  {
    name: 'vully.com.au',
    phase: 'expired',
    text: 'Domain Name: VULLY.COM.AU\nRegistry Domain ID: 1-AU\nRegistrar WHOIS Server: whois.auda.org.au\nRegistrar URL: \nLast Modified: 2026-05-20T00:00:00Z\nRegistrar Name: X\nRegistrar Abuse Contact Email: \nReseller Name: \nStatus: serverHold https://identitydigital.au/get-au/whois-status-codes#serverHold\nStatus Reason: Expired\nStatus: serverRenewProhibited https://identitydigital.au/get-au/whois-status-codes#serverRenewProhibited\nStatus Reason: Not Currently Eligible For Renewal\nRegistrant Contact ID: X\n',
  },
  {
    name: 'vully.com.au',
    phase: 'active',
    text: 'Domain Name: VULLY.COM.AU\nRegistrar Name: X\nStatus: serverRenewProhibited https://identitydigital.au/get-au/whois-status-codes#serverRenewProhibited\nStatus Reason: Not Currently Eligible For Renewal\nRegistrant Contact ID: X\n',
  },
  {
    name: 'vully.com.au',
    phase: 'pending-delete',
    text: 'Domain Name: VULLY.COM.AU\nRegistrar Name: X\nStatus: pendingDelete https://identitydigital.au/get-au/whois-status-codes#pendingDelete\nStatus Reason: Policy Delete\n',
  },
  {
    name: 'vully.com.au',
    phase: 'available',
    text: 'NOT FOUND\n>>> Last update of WHOIS database: 2026-05-31T23:04:05Z <<<\n\nAfilias Australia Pty Ltd (Afilias)...',
  },
  // NZ
  {
    name: 'vully.co.nz',
    phase: 'redemption',
    expiry: '2026-04-30T12:00:00Z',
    text: '% Terms of Use\n%\n% By submitting a WHOIS query you are entering into an agreement with Domain Name Commission Ltd on the following terms and conditions\n%\nversion: 8.9\nquery_datetime: 2026-06-01T12:00:00+12:00\ndomain_name: vully.co.nz\nquery_status: 210 PendingRelease\ndomain_dateregistered: 2005-01-01T00:00:00+13:00\ndomain_datebilleduntil: 2026-05-01T00:00:00+12:00\ndomain_datelastmodified: 2026-05-02T00:00:00+12:00\ndomain_datecancelled: 2026-05-02T00:00:00+12:00\ndomain_delegaterequested: yes\n%\nregistrar_name: X\n',
  },
  {
    name: 'vully.co.nz',
    phase: 'available',
    text: '% Terms of Use\n%\nversion: 8.9\nquery_datetime: 2026-06-01T12:00:00+12:00\ndomain_name: vully.co.nz\nquery_status: 220 Available\n',
  },
  {
    name: 'vully.nz',
    phase: 'available',
    text: 'Not found: vully.nz\n>>> Last update of WHOIS database: 2026-05-31T23:04:05Z <<<\n',
  },
  {
    name: 'vully.nz',
    phase: 'active',
    text: 'Domain Name: vully.nz\nRegistrar URL: x\nUpdated Date: 2025-05-31T23:04:05Z\nCreation Date: 2015-05-31T23:04:05Z\nOriginal Created: 2015-05-31T23:04:05Z\nRegistrar: X\nDomain Status: ok https://icann.org/epp#ok\nName Server: ns1.x.nz\nDNSSEC: unsigned\n',
  },
  { name: 'vully.nz', phase: 'unknown', text: 'query_status: 440 Request Denied\n' },
  // .jp
  {
    name: 'vully.jp',
    phase: 'active',
    expiry: '2026-09-30T00:00:00Z',
    text: "[ JPRS database provides information on network administration. Its use is    ]\n[ restricted to network administration purposes. For further information,     ]\n[ use 'whois -h whois.jprs.jp help'. To suppress Japanese output, add'/e'     ]\n[ at the end of command, e.g. 'whois -h whois.jprs.jp xxx/e'.                 ]\n\nDomain Information: [ドメイン情報]\n[ドメイン名]                    VULLY.JP\n\n[登録者名]                      X\n[Registrant]                    X\n\n[Name Server]                   ns1.example.jp\n[Signing Key]                   \n\n[登録年月日]                    2010/09/22\n[有効期限]                      2026/09/30\n[状態]                          Active\n[ロック状態]                    DomainTransferLocked\n[最終更新]                      2025/10/01 01:05:09 (JST)\n\nContact Information: [公開連絡窓口]\n[名前]                          X\n",
  },
  {
    name: 'vully.jp',
    phase: 'expired',
    expiry: '2026-05-31T00:00:00Z',
    text: 'Domain Information:\n[Domain Name]                   VULLY.JP\n\n[Registrant]                    X\n\n[Created on]                    2010/09/22\n[Expires on]                    2026/05/31\n[Status]                        Active\n[Last Updated]                  2025/10/01 01:05:09 (JST)\n',
  },
  {
    name: 'vully.jp',
    phase: 'unknown',
    text: 'Domain Information:\n[Domain Name]                   VULLY.JP\n\n[Status]                        Reserved\n',
  },
  // .kr
  {
    name: 'vully.kr',
    phase: 'available',
    text: "query : vully.kr\n\n# KOREAN(UTF8)\n\n요청하신 도메인이름은 등록되어 있지 않습니다.\n\n\n# ENGLISH\n\nThe requested domain was not found in the Registry or Registrar's WHOIS Server.\n\n- KISA/KRNIC WHOIS Service -\n",
  },
  {
    name: 'vully.kr',
    phase: 'unknown',
    text: '# ENGLISH\n\nAbove domain name is not allowed to be registered.\n',
  },
  // .cn .tw .hk .sg .th .my .id .ph .vn .in
  {
    name: 'vully.cn',
    phase: 'active',
    expiry: '2027-03-17T04:48:36Z',
    text: 'Domain Name: vully.cn\nROID: 20030311s10001s00033735-cn\nDomain Status: clientDeleteProhibited\nDomain Status: serverTransferProhibited\nRegistrant: X\nRegistrant Contact Email: x\nSponsoring Registrar: X\nName Server: ns1.x.cn\nRegistration Time: 2003-03-17 12:20:05\nExpiration Time: 2027-03-17 12:48:36\nDNSSEC: unsigned\n',
  },
  {
    name: 'vully.cn',
    phase: 'redemption',
    expiry: '2026-03-27T04:48:36Z',
    text: 'Domain Name: vully.cn\nROID: 1-cn\nDomain Status: redemptionPeriod\nDomain Status: pendingDelete\nSponsoring Registrar: X\nRegistration Time: 2003-03-17 12:20:05\nExpiration Time: 2026-03-27 12:48:36\n',
  },
  { name: 'vully.cn', phase: 'available', text: 'No matching record.\n' },
  {
    name: 'vully.cn',
    phase: 'unknown',
    text: 'the Domain Name you apply can not be registered online. Please consult your Domain Name Registrar\n',
  },
  { name: 'vully.cn', phase: 'unknown', text: 'Invalid parameter: vully.cn\n' },
  {
    name: 'vully.com.tw',
    phase: 'active',
    expiry: '2026-08-27T07:12:19Z',
    text: 'Domain Name: vully.com.tw\n   Domain Status: clientUpdateProhibited,clientTransferProhibited,clientDeleteProhibited\n   Registrant:\n      X\n      TW\n\n   Record expires on 2026-08-27 15:12:19 (UTC+8)\n   Record created on 2000-08-27 15:12:19 (UTC+8)\n\n   Domain servers in listed order:\n      ns1.x.tw      \n\nRegistration Service Provider: X\nRegistration Service URL: http://x\n\n[Provided by NeuStar Registry Gateway Services]\n',
  },
  { name: 'vully.tw', phase: 'available', text: 'No Found\n' },
  { name: 'vully.tw', phase: 'unknown', text: 'reserved name\n' },
  {
    name: 'vully.hk',
    phase: 'active',
    expiry: '2026-09-19T00:00:00Z',
    text: ' \n\n -------------------------------------------------------------------------------\n Whois server by HKIRC\n -------------------------------------------------------------------------------\n .hk top level Domain names can be registered via HKIRC-Accredited Registrars. \n Go to https://www.hkirc.hk/content.jsp?id=280 for details. \n -------------------------------------------------------------------------------\n\n\n\nDomain Name:  VULLY.HK \n\nDomain Status: Active \n\nDNSSEC:  unsigned \n\nContract Version:   Refer to registrar  \n\nActive variants \n\nInactive variants \n\nRegistrar Name: X\n\nRegistrar Contact Information: Email: x \n\nReseller: \n\n\n\nRegistrant Contact Information:\n\nCompany English Name (It should be the same as the registered/corporation name on your Business Register Certificate or relevant documents): X\nAddress:  X\nCountry: Hong Kong (HK)\nEmail: x\nDomain Name Commencement Date: 19-09-2006\nExpiry Date: 19-09-2026 \nRe-registration Status:  Complete  \n\n\nAdministrative Contact Information:\n\nGiven name:  X\n',
  },
  {
    name: 'vully.hk',
    phase: 'available',
    text: '\n -----\n Whois server by HKIRC\n -----\n\nThe domain has not been registered.\n',
  },
  { name: 'vully.hk', phase: 'unknown', text: 'Your access is too fast,please try again later.\n' },
  {
    name: 'vully.sg',
    phase: 'active',
    expiry: '2027-01-05T03:00:00Z',
    text: '\n----------------------------------------------------------------------\n  SGNIC WHOIS Server\n----------------------------------------------------------------------\n\nThe following data is provided for information purposes only.\n\n    Registrar:\t\t\tX PTE LTD\n\n    Domain Name:\t\tVULLY.SG\n    Creation Date:\t\t05-Jan-2005 11:00:00\n    Modified Date:\t\t05-Jan-2026 01:02:03\n    Expiration Date:\t\t05-Jan-2027 11:00:00\n    Domain Status:\t\tOK\n                  \t\tVerifiedID@SG-Mandatory\n                  \t\tVerifiedID@SG-OK\n\n    Registrant:\n\n        Name:\t\t\tX\n\n    Name Servers:\n\n        NS1.X.SG\n',
  },
  {
    name: 'vully.sg',
    phase: 'available',
    text: '\n  SGNIC WHOIS Server\n\nThe following data is provided for information purposes only.\n\nDomain Not Found\n',
  },
  {
    name: 'vully.sg',
    phase: 'redemption',
    expiry: '2026-04-05T03:00:00Z',
    text: '    Domain Name:\t\tVULLY.SG\n    Registrar: X\n    Creation Date:\t\t05-Jan-2005 11:00:00\n    Expiration Date:\t\t05-Apr-2026 11:00:00\n    Domain Status:\t\tPENDING DELETE\n                  \t\tREDEMPTION PERIOD\n',
  },
  {
    name: 'vully.co.th',
    phase: 'active',
    expiry: '2026-10-07T00:00:00Z',
    text: 'Whois Server Version 2.1.6\n\nDomain Name:       VULLY.CO.TH\nRegistrar:         THNIC\nName Server:       NS1.X.COM\nDNSSEC:            unsigned\nStatus:            ACTIVE\nUpdated date:      16 Jan 2026\nCreated date:      08 Oct 1999\nExp date:          07 Oct 2026\nDomain Holder Organization: X\n\n>>> Last update of whois data: Mon,  1 Jun 2026 06:00:00 UTC+7 <<<\n',
  },
  {
    name: 'vully.co.th',
    phase: 'available',
    text: 'Whois Server Version 2.1.6\n\n% No match for "vully.co.th".\n',
  },
  {
    name: 'vully.my',
    phase: 'active',
    expiry: '2026-11-03T00:00:00Z',
    text: 'Welcome to MYNIC WHOIS server\n\nFor more information, please visit www.mynic.my\n\na [Domain Name]                     vully.my\nb [Registration No.]                D1A195923\nc [Reseller]                        X\nd [Record Created]                  03-NOV-2013\ne [Record Expired]                  03-NOV-2026\nf [Record Last Modified]            24-OCT-2020\ng [Registrant Code]                  X\n',
  },
  { name: 'vully.my', phase: 'available', text: 'Domain Name [vully.my] does not exist in database\n' },
  {
    name: 'vully.id',
    phase: 'active',
    expiry: '2026-09-01T23:59:59Z',
    text: 'Domain ID:PANDI-DO5\nDomain Name:VULLY.ID\nCreated On:01-Sep-2014 03:04:05 UTC\nLast Updated On:03-Aug-2025 02:03:04 UTC\nExpiration Date:01-Sep-2026 23:59:59 UTC\nStatus:clientTransferProhibited\nStatus:serverTransferProhibited\nSponsoring Registrar Organization:X\nName Server:NS1.X.ID\nDNSSEC:Unsigned\n',
  },
  {
    name: 'vully.in',
    phase: 'active',
    expiry: '2027-01-01T00:00:00Z',
    text: 'Domain Name: vully.in\nRegistry Domain ID: D1-IN\nRegistry Expiry Date: 2027-01-01T00:00:00Z\nRegistrar: X\nDomain Status: clientTransferProhibited http://www.icann.org/epp#clientTransferProhibited\n',
  },
  // .br .ar .mx .cl .ve .pe .co .uy .cr
  {
    name: 'vully.com.br',
    phase: 'available',
    text: '\n% Copyright (c) Nic.br\n%  The use of the data below is only permitted as described in\n%  full by the terms of use at https://registro.br/termo/en.html ,\n%  2026-06-01T03:22:06-03:00 - IP: 192.0.2.1\n\n% No match for vully.com.br\n\n% Security and mail abuse issues should also be addressed to\n% cert.br, http://www.cert.br/ , respectivelly to cert@cert.br\n',
  },
  {
    name: 'vully.com.br',
    phase: 'expired',
    expiry: '2026-05-18T00:00:00Z',
    text: '% Copyright (c) Nic.br\n\ndomain:      vully.com.br\nowner:       X\nowner-c:     X\nnserver:     ns1.x.com\nnsstat:      20260418 AA\nnslastaa:    20260418\nsaci:        yes\ncreated:     19990518 #162310\nchanged:     20260418\nexpires:     20260518\nstatus:      on-hold\n\nnic-hdl-br:  X\nperson:      X\ncreated:     20040101\n',
  },
  {
    name: 'vully.com.br',
    phase: 'unknown',
    text: '% Copyright (c) Nic.br\n\n% reserved:    CG\ndomain:      vully.com.br\n',
  },
  { name: 'vully.com.br', phase: 'unknown', text: '% Permission denied.\n% 192.0.2.1\n' },
  {
    name: 'vully.mx',
    phase: 'active',
    expiry: '2027-05-11T00:00:00Z',
    text: '\nDomain Name:       vully.mx\n\nCreated On:        2009-05-12\nExpiration Date:   2027-05-11\nLast Updated On:   2026-04-10\nRegistrar:         X\nURL:               http://www.x.com\nWhois TCP URI:     whois.x.com\n\nRegistrant:\n   Name:           X\n   City:           X\n   State:          X\n   Country:        X\n\nName Servers:\n   DNS:            ns1.x.com      \n\nDNSSEC DS Records:\n\n',
  },
  { name: 'vully.mx', phase: 'available', text: 'No_Se_Encontro_El_Objeto/Object_Not_Found\n' },
  {
    name: 'vully.cl',
    phase: 'expired',
    expiry: '2026-05-20T17:48:02Z',
    text: '%%\n%% This is the NIC Chile Whois server (whois.nic.cl).\n%%\n%% Rights restricted by copyright.\n%% See https://www.nic.cl/normativa/politica-publicacion-de-datos-cl.pdf\n%%\n\nDomain name: vully.cl\nRegistrant name: X\nRegistrant organisation: \nRegistrar name: NIC Chile\nRegistrar URL: https://www.nic.cl\nCreation date: 2002-05-22 17:48:23 CLST\nExpiration date: 2026-05-20 14:48:02 CLST\nName server: ns1.x.cl\n',
  },
  {
    name: 'vully.com.ve',
    phase: 'active',
    expiry: '2027-03-10T00:00:00Z',
    text: '\nServidor Whois del Centro de Información de Red de Venezuela (NIC.VE)\n\nEste servidor contiene información autoritativa exclusivamente de dominios .VE\nCualquier consulta sobre este servicio, puede hacerla al correo electrónico whois@nic.ve\n\nTitular:\n   X\n   Caracas\n\n   Nombre de Dominio: vully.com.ve\n\n   Contacto Administrativo\n      X\n\n   Fecha de Vencimiento: 2027-03-10 00:00:00\n   Ultima Actualización: 2005-11-22 10:11:12\n   Fecha de Creación: 2003-03-10 00:00:00\n\n   Estatus del dominio: ACTIVO\n\n   Servidor(es) de Nombres de Dominio:\n   - ns1.x.com\n\nNIC-Venezuela - CONATEL\nhttp://www.nic.ve\n',
  },
  {
    name: 'vully.pe',
    phase: 'active',
    text: 'Domain Name: vully.pe\nWHOIS Server: NIC .PE\nSponsoring Registrar: NIC .PE\nDomain Status: ok\nRegistrant Name: X\nAdmin Name: X\nAdmin Email: x\nName Server: ns1.x.com\nDNSSEC: unsigned\n>>> Last update of WHOIS database: 2026-05-31T23:04:05.123Z <<<\n',
  },
  { name: 'vully.pe', phase: 'available', text: 'Domain Status: No Object Found\n' },
  { name: 'vully.com.uy', phase: 'available', text: '% No match for domain vully.com.uy\n' },
  {
    name: 'vully.cr',
    phase: 'active',
    expiry: '2027-03-10T00:00:00Z',
    text: '% *The information provided by WHOIS is supplied by NIC Costa Rica\n\ndomain:       vully.cr\nregistrant:   CON-1\nadmin-c:      CON-1\nnsset:        X\nregistrar:    NIC-REG1\nstatus:       Deletion forbidden\nstatus:       Sponsoring registrar change forbidden\nregistered:   11.03.2005 12:00:00\nchanged:      15.01.2026 16:58:49\nexpire:       10.03.2027\n\ncontact:      CON-1\n',
  },
  // .tr .ua .ru .by .kz .uz .am .ge .md .il .ir .ae .sa
  {
    name: 'vully.com.tr',
    phase: 'active',
    expiry: '2026-08-22T00:00:00Z',
    text: '** Domain Name: vully.com.tr\nDomain Status: Active\nFrozen Status: -\nTransfer Status: The domain is LOCKED to transfer.\n\n** Registrant:\n   Hidden upon user request\n   \n\n** Registrar:\nNIC Handle\t\t: x\nOrganization Name\t: X\nAddress\t\t\t: X\nPhone\t\t\t: +90\nFax\t\t\t: \n\n\n** Domain Servers:\nns1.x.com\n\n** Additional Info:\nCreated on..............: 2001-Aug-23.\nExpires on..............: 2026-Aug-22.\n\n\n** Whois Server:\nLast Update Time: 2026-06-01T12:00:00+03:00\n',
  },
  {
    name: 'vully.com.tr',
    phase: 'available',
    text: 'No match found for "vully.com.tr"\n\n** Whois Server:\nLast Update Time: 2026-06-01T12:00:00+03:00\n',
  },
  {
    name: 'vully.com.tr',
    phase: 'expired',
    expiry: '2026-05-22T00:00:00Z',
    text: '** Domain Name: vully.com.tr\nDomain Status: Passive\nFrozen Status: Frozen\nTransfer Status: The domain is LOCKED to transfer.\n\n** Additional Info:\nCreated on..............: 2001-May-23.\nExpires on..............: 2026-May-22.\n',
  },
  {
    name: 'vully.ua',
    phase: 'redemption',
    expiry: '2026-05-01T07:13:30Z',
    text: '% request from 192.0.2.1\n% This is the Ukrainian Whois query server #B.\n% The Whois is subject to Terms of use\n% See https://hostmaster.ua/services/\n%\n\ndomain:           vully.ua\ndom-public:       NO\nlicense:          12345\nmnt-by:           ua.x\nnserver:          ns1.x.ua\nstatus:           RedemptionPeriod\nstatus:           clientHold\ncreated:          2012-06-19 10:13:30+03\nmodified:         2026-05-31 00:01:45+03\nexpires:          2026-05-01 10:13:30+03\nsource:           UAEPP\n\n% Glue Records:\n% ==========\n\n% Registrar:\n% ==========\nregistrar:        ua.x\norganization:     X\nurl:              http://x\ncity:             Kyiv\n\n% Registrant:\n% ===========\nperson:           not published\nstatus:           ok\nstatus:           linked\ncreated:          2012-06-19 10:13:30+03\nmodified:         2012-06-19 10:13:30+03\nsource:           UAEPP\n',
  },
  {
    name: 'vully.com.ua',
    phase: 'available',
    text: '% request from 192.0.2.1\n% This is the Ukrainian Whois query server #B.\n%\n% No entries found for vully.com.ua\n',
  },
  {
    name: 'vully.ru',
    phase: 'expired',
    expiry: '2026-05-04T21:00:00Z',
    text: '% TCI Whois Service. Terms of use:\n% https://tcinet.ru/documents/whois_ru_rf.pdf (in Russian)\n% https://tcinet.ru/documents/whois_su.pdf (in Russian)\n\ndomain:        VULLY.RU\nnserver:       ns1.x.ru.\nstate:         REGISTERED, NOT DELEGATED, VERIFIED\nperson:        Private Person\nregistrar:     X-RU\nadmin-contact: http://x\ncreated:       2004-05-03T21:00:00Z\npaid-till:     2026-05-04T21:00:00Z\nfree-date:     2026-06-05\nsource:        TCI\n\nLast updated on 2026-06-01T00:01:30Z\n',
  },
  { name: 'vully.ru', phase: 'unknown', text: 'You have exceeded allowed connection rate\n' },
  {
    name: 'xn--80aaa.xn--p1ai',
    phase: 'active',
    text: 'domain:        XN--80AAA.XN--P1AI\nnserver:       ns1.x.ru.\nstate:         REGISTERED, DELEGATED, UNVERIFIED\nperson:        Private Person\nregistrar:     X-RF\ncreated:       2010-11-11T18:18:50Z\npaid-till:     2026-11-11T18:18:50Z\nfree-date:     2026-12-12\nsource:        TCI\n',
    expiry: '2026-11-11T18:18:50Z',
  },
  {
    name: 'vully.by',
    phase: 'active',
    expiry: '2027-10-14T00:00:00Z',
    text: 'Domain Name: vully.by\nRegistrar: X, Ltd\nOrg: HIDDEN!\nCountry: BY\nAddress: HIDDEN!\nRegistration or other identification number: HIDDEN!\nPhone: HIDDEN!\nEmail: HIDDEN! Details are available at http://www.cctld.by/whois/\nName Server: ns1.x.by\nUpdated Date: 2025-10-14\nCreation Date: 2010-10-14\nExpiration Date: 2027-10-14\n-------------------------------------------\nService provided by Belarusian Cloud Technologies LLC\n',
  },
  { name: 'vully.by', phase: 'available', text: 'Object does not exist\n' },
  {
    name: 'vully.kz',
    phase: 'available',
    text: 'Whois Server for the KZ top level domain name.\nThis server is maintained by KazNIC Organization, a ccTLD manager for Kazakhstan Republic.\n\n*** Nothing found for this query.\n',
  },
  {
    name: 'vully.uz',
    phase: 'available',
    text: 'Whois Server\n\nSorry, but domain: "vully.uz", not found in database\n',
  },
  {
    name: 'vully.uz',
    phase: 'active',
    expiry: '2027-10-27T00:00:00Z',
    text: 'Whois Server Version 1.0\n\n% Uzbekistan Whois Server Version 1.0\n\n% Domain names in the .uz domain can now be registered with many different competing registrars. Go to http://www.cctld.uz/ for detailed information.\n\nDomain Name: VULLY.UZ\nRegistrar: X\nWhois Server: www.whois.uz\nReferral URL: http://www.cctld.uz/\nName Server: ns1.x.uz\nStatus: ACTIVE\nUpdated Date: 26-oct-2025\nCreation Date: 26-oct-2005\nExpiration Date: 27-oct-2027\n\n% >>> Last update of whois database: Mon, 1 Jun 2026 12:00:00 +0500 <<<\n',
  },
  {
    name: 'vully.am',
    phase: 'active',
    expiry: '2027-04-15T00:00:00Z',
    text: '%\n%AM TLD whois server #1\n%Please see https://www.amnic.net/whois for disclaimer and terms.\n%\n\n   Domain name: vully.am\n   Registrar:    X (X)\n   Status:      active\n\n   Registrant:\n      X\n      Yerevan\n      AM\n\n   DNS servers:\n      ns1.x.am\n\n   Registered:    1999-06-05\n   Last modified: 2026-03-13\n   Expires:       2027-04-15\n',
  },
  { name: 'vully.am', phase: 'available', text: '%\n%AM TLD whois server #1\n%\n\nNo match\n' },
  {
    name: 'vully.ge',
    phase: 'active',
    text: 'Domain Name: vully.ge\nCreation Date: 2006-08-01\nRegistry Expiry Date: 2027-08-01\nRegistrar: X\nDomain Status: active\nRegistrant: X\nName Server: ns1.x.ge\n',
    expiry: '2027-08-01T00:00:00Z',
  },
  { name: 'vully.md', phase: 'available', text: 'No match for "vully.md"\n' },
  {
    name: 'vully.co.il',
    phase: 'active',
    expiry: '2026-07-06T00:00:00Z',
    text: '\nquery:        vully.co.il\n\nreg-name:     vully\ndomain:       vully.co.il\n\ndescr:        X\nphone:        X\ne-mail:       X\nadmin-c:      X\nnserver:      ns1.x.com\nvalidity:     06-07-2026\nDNSSEC:       unsigned\nstatus:       Transfer Locked\nchanged:      domain-registrar AT isoc.org.il 19990605 (Assigned)\nchanged:      domain-registrar AT isoc.org.il 20250609 (Changed)\n\nperson:       X\nphone:        X\nnic-hdl:      X-IL\nchanged:      Managing Registrar 20090324\n\nregistrar name: X\nregistrar info: http://x\n',
  },
  {
    name: 'vully.co.il',
    phase: 'available',
    text: '% The data in the WHOIS database of the .il registry is provided\n% by ISOC-IL for information purposes, and to assist persons in\n\n% No data was found to match the request criteria.\n',
  },
  {
    name: 'vully.ir',
    phase: 'active',
    expiry: '2026-08-12T00:00:00Z',
    text: "% This is the IRNIC Whois server v1.6.2.\n% Available on web at http://whois.nic.ir/\n% Find the terms and conditions of use on http://www.nic.ir/\n% \n% This server uses UTF-8 as the encoding for requests and responses.\n\n% NOTE: This output has been filtered.\n\n% Information related to 'vully.ir'\n\n\ndomain:\t\tvully.ir\nascii:\t\tvully.ir\nremarks:\t(Domain Holder) X\nremarks:\t(Domain Holder Address) X\nholder-c:\tx1-irnic\nadmin-c:\tx1-irnic\nnserver:\tns1.x.ir\nlast-updated:\t2025-09-04\nexpire-date:\t2026-08-12\nsource:\t\tIRNIC # Filtered\n\nnic-hdl:\tx1-irnic\nperson:\t\tX\nexpire-date:\t2030-01-01\nsource:\t\tIRNIC # Filtered\n",
  },
  {
    name: 'vully.ir',
    phase: 'available',
    text: "% This is the IRNIC Whois server v1.6.2.\n%\n% NOTE: This output has been filtered.\n\n% Information related to 'vully.ir'\n\n\n%ERROR:101: no entries found\n%\n% No entries found in the selected source(s).\n",
  },
  {
    name: 'vully.com.sa',
    phase: 'active',
    text: '% SaudiNIC Whois server.\n% Rights restricted by copyright.\n% http://nic.sa/en/view/whois-cmd-copyright\n\nDomain Name: vully.com.sa\n\n Registrant:\n X\n Address: X\n Riyadh\n\n Administrative Contact:\n X\n\n Name Servers:\n ns1.x.com\n\nCreated on: 2004-01-11\nLast Updated on: 2020-02-23\n',
  },
  {
    name: 'vully.com.sa',
    phase: 'available',
    text: '% SaudiNIC Whois server.\n% Rights restricted by copyright.\n\nNo Match for vully.com.sa\n',
  },
  {
    name: 'vully.ae',
    phase: 'active',
    text: 'Domain Name:                     vully.ae\nRegistrar ID:                    TDRA\nRegistrar Name:                  X\nStatus:                          clientUpdateProhibited\n\nRegistrant Contact ID:           X\nRegistrant Contact Name:         X\n\nName Server:                     ns1.x.ae\n',
  },
  { name: 'vully.ae', phase: 'available', text: 'No Data Found\n' },
  // .ee .lv .lt .fi .ie .pt .hr .si .sk .rs .bg .is
  {
    name: 'vully.ee',
    phase: 'unknown',
    text: 'Estonia .ee Top Level Domain WHOIS server\n\nDomain:\nname:       vully.ee\nstatus:     AtAuction\n\nEstonia .ee Top Level Domain WHOIS server\nMore information at http://internet.ee\n',
  },
  {
    name: 'vully.ee',
    phase: 'unknown',
    text: 'Estonia .ee Top Level Domain WHOIS server\n\nDomain:\nname:       vully.ee\nstatus:     Reserved\n',
  },
  {
    name: 'vully.ee',
    phase: 'expired',
    expiry: '2026-05-09T00:00:00Z',
    text: 'Estonia .ee Top Level Domain WHOIS server\n\nDomain:\nname:       vully.ee\nstatus:     expired\nstatus:     serverHold\nregistered: 2010-07-04 04:34:46 +03:00\nchanged:    2026-05-25 15:59:59 +03:00\nexpire:     2026-05-09\noutzone:    2026-05-25\ndelete:     2026-06-24\n\nRegistrant:\nname:       Private Person\n',
  },
  {
    name: 'vully.ee',
    phase: 'available',
    text: 'Estonia .ee Top Level Domain WHOIS server\n\nDomain not found\n\nEstonia .ee Top Level Domain WHOIS server\nMore information at http://internet.ee\n',
  },
  {
    name: 'vully.lv',
    phase: 'redemption',
    text: '[Domain]\nDomain: vully.lv\nStatus: quarantine\n\n[Whois]\nUpdated: 2026-06-01T18:12:27.072052+00:00\n',
  },
  { name: 'vully.lv', phase: 'unknown', text: '[Domain]\nDomain: vully.lv\nStatus: reserved\n' },
  {
    name: 'vully.lt',
    phase: 'active',
    text: '% Hello, this is the DOMREG whois service.\n%\nDomain:\t\t\tvully.lt\nStatus:\t\t\tregistered\nRegistered:\t\t1999-05-07\nExpires:\t\t2027-05-08\n%\nRegistrar:\t\tX\nRegistrar website:\thttp://x.lt\nRegistrar email:\tx\n%\nContact organization:\tX\nContact email:\t\tx\n%\nNameserver:\t\tns1.x.lt\n',
    expiry: '2027-05-08T00:00:00Z',
  },
  {
    name: 'vully.lt',
    phase: 'available',
    text: '% Hello, this is the DOMREG whois service.\n%\nDomain:\t\t\tvully.lt\nStatus:\t\t\tavailable\n',
  },
  {
    name: 'vully.lt',
    phase: 'unknown',
    text: '% You have exceeded the limit of queries per 30 minutes: 100\n',
  },
  {
    name: 'vully.fi',
    phase: 'available',
    text: '\nDomain not found\n\nCopyright (c) Finnish Transport and Communications Agency Traficom\n',
  },
  {
    name: 'vully.ie',
    phase: 'active',
    expiry: '2027-03-21T14:13:27Z',
    text: '# whois.weare.ie\n\nDomain Name: vully.ie\nRegistry Domain ID: 762-IEDR\nRegistrar WHOIS Server: whois.weare.ie\nRegistrar URL: http://x\nUpdated Date: 2026-05-05T14:19:51Z\nCreation Date: 2002-03-21T00:00:00Z\nRegistry Expiry Date: 2027-03-21T14:13:27Z\nRegistrar: X\nRegistrar IANA ID: not applicable\nDomain Status: ok https://icann.org/epp#ok\n',
  },
  {
    name: 'vully.ie',
    phase: 'active',
    expiry: '2027-03-21T00:00:00Z',
    text: '% Rights restricted by copyright; http://iedr.ie/index.php/mnudomregs/mnudnssearch/96\n% Do not remove this notice\n\ndomain:       vully.ie\ndescr:        X\ndescr:        Body Corporate (Ltd,PLC,Company)\nadmin-c:      X-IEDR\ntech-c:       X-IEDR\nregistration: 21-March-2002\nrenewal:      21-March-2027\nholder-type:  Billable\nwipo-status:  N\nren-status:   Active\nin-zone:      1\nnserver:      ns1.x.ie\nsource:       IEDR\n\nperson:       X\nnic-hdl:      X-IEDR\nsource:       IEDR\n',
  },
  {
    name: 'vully.pt',
    phase: 'redemption',
    expiry: '2026-05-02T22:59:52Z',
    text: 'Domain: vully.pt\nDomain Status: Pending Delete, Redemption Period\nCreation Date: 09/01/2003 00:00:00\nExpiration Date: 02/05/2026 23:59:52\nOwner Name: X\nNameserver: ns1.x.pt | IPv4:  and IPv6: \n',
  },
  { name: 'vully.pt', phase: 'available', text: 'vully.pt - No Match\n' },
  {
    name: 'vully.hr',
    phase: 'active',
    expiry: '2026-10-03T00:00:00Z',
    text: '% CARNET WHOIS\n\nDomain Name: vully.hr\nRegistrar WHOIS Server: whois.dns.hr\nRegistrar URL: https://domene.hr/\nUpdated Date: 2025-10-03T00:00:00Z\nCreation Date: 2000-10-03T00:00:00Z\nRegistrar Registration Expiration Date: 2026-10-03T00:00:00Z\nRegistrar: X\nRegistrant Name: X\n',
  },
  { name: 'vully.hr', phase: 'available', text: '% Query: vully.hr\n\n%ERROR: no entries found\n' },
  {
    name: 'vully.si',
    phase: 'available',
    text: '% This is ARNES whois database\n% Rights restricted by copyright.\n% Terms and Conditions of Use: http://www.registry.si/whois-terms\n\n% No entries found for the selected source(s).\n',
  },
  {
    name: 'vully.si',
    phase: 'redemption',
    expiry: '2026-05-19T00:00:00Z',
    text: '% This is ARNES whois database\n\ndomain:\t\tvully.si\nregistrar:\tX\nregistrar-url:\thttp://x\nnameserver:\tns1.x.si\nregistrant:\tG1\nstatus:\t\tpending_delete, redemption_period, inactive\ncreated:\t2005-04-04\nexpire:\t\t2026-05-19\nsource:\t\tARNES\n\nDomain holder:\nNOT DISCLOSED\n',
  },
  { name: 'vully.sk', phase: 'available', text: 'Domain not found.\n' },
  {
    name: 'vully.sk',
    phase: 'active',
    expiry: '2027-02-24T00:00:00Z',
    text: 'Domain:                       vully.sk\nRegistrant:                   X-1\nAdmin Contact:                X-1\nTech Contact:                 X-1\nRegistrar:                    X-2\nCreated:                      2003-07-24\nUpdated:                      2020-07-02\nValid Until:                  2027-02-24\nNameserver:                   ns1.x.sk\nEPP Status:                   ok\nDNSSEC:                       none\n\nRegistrar:                    X-2\nName:                         X s.r.o.\nOrganization:                 X\nCreated:                      2017-09-01\nUpdated:                      2026-05-01\n\nContact:                      X-1\nName:                         X\nCreated:                      2017-09-04\nUpdated:                      2017-09-04\n',
  },
  {
    name: 'vully.rs',
    phase: 'expired',
    expiry: '2026-05-26T14:18:03Z',
    text: '% The data in the Whois database are provided by RNIDS\n% for information purposes only and to assist persons in obtaining\n% information about or related to a domain name registration record.\n% Data in the database are created by registrants and we do not guarantee\n% their accuracy. We reserve the right to remove access \n% for entities abusing the data, without notice. \n% All timestamps are given in Serbian local time.\n%\nDomain name: vully.rs\nDomain status: Expired https://www.rnids.rs/en/domain-name-status-codes#Expired\nRegistration date: 26.05.2008 16:18:03\nModification date: 26.05.2025 16:18:03\nExpiration date: 26.05.2026 16:18:03\nConfirmed: 26.05.2008 16:18:03\nRegistrar: X d.o.o.\n\n\nRegistrant: X\nAddress: X\nID Number: 1\nTax ID: 1\n',
  },
  {
    name: 'vully.bg',
    phase: 'active',
    text: 'DOMAIN NAME: vully.bg (vully.bg)\nregistration status: busy, active\n\nNAME SERVER INFORMATION:\nns1.x.bg\n\nDNSSEC: inactive\n\nAccording to REGULATION (EU) 2016/679 personal data is not published.\nIf you would like to contact the persons responsible for this\ndomain name, please, use the online WHOIS contact form from the "Info / Whois" menu at www.register.bg.\n',
  },
  { name: 'vully.bg', phase: 'unknown', text: 'Domain name vully.bg is forbidden\n' },
  {
    name: 'vully.is',
    phase: 'available',
    text: '% This is the ISNIC Whois server.\n%\n% Rights restricted by copyright.\n% See http://www.isnic.is/en/about/copyright\n\n% No entries found for query "vully.is".\n',
  },
  // .se .nu .no .dk .pl .cz .ro .hu .lu .tn .za
  {
    name: 'vully.se',
    phase: 'pending-delete',
    expiry: '2026-04-15T00:00:00Z',
    text: '# Copyright (c) 1997- The Swedish Internet Foundation.\n# All rights reserved.\n# The information obtained through searches, or otherwise, is protected\n#\nstate:            quarantine\ndomain:           vully.se\nholder:           (not shown)\ncreated:          2011-04-15\nmodified:         2026-04-26\nexpires:          2026-04-15\ndate_to_delete:   2026-06-14\ndate_to_release:  2026-06-21\nnserver:          ns1.x.se\ndnssec:           unsigned delegation\nregistry-lock:    unlocked\nstatus:           serverHold\nregistrar:        X\n',
  },
  {
    name: 'vully.se',
    phase: 'available',
    text: '# Copyright (c) 1997- The Swedish Internet Foundation.\n# All rights reserved.\n#\ndomain "vully.se" not found.\n',
  },
  { name: 'vully.se', phase: 'unknown', text: '# Copyright (c) 1997-\n#\ndomain "vully.se" is reserved.\n' },
  {
    name: 'vully.dk',
    phase: 'active',
    text: '# Hello 192.0.2.1. Your session has been logged.\n#\n# Copyright (c) 2002 - 2026 by Punktum dk A/S\n# \n# Version: 5.4.0\n#\n# The data in the DK Whois database is provided by Punktum dk A/S\n# for information purposes only, and to assist persons in obtaining\n# information about or related to a domain name registration record.\n# ...\n# Any use of this material to target advertising or similar activities\n# are explicitly forbidden and will be prosecuted. Punktum dk A/S\n# requests to be notified of any such activities or suspicions thereof.\n\nDomain:               vully.dk\nDNS:                  vully.dk\nRegistered:           1999-01-10\nExpires:              2027-03-31\nRegistrar:            X\nRegistration period:  1 year\nVID:                  no\nDNSSEC:               Signed delegation\nStatus:               Active\n\nRegistrant\nHandle:               ***N/A***\nName:                 X\n\nNameservers\nHostname:             ns1.x.dk\n',
    expiry: '2027-03-31T00:00:00Z',
  },
  {
    name: 'vully.dk',
    phase: 'unknown',
    text: '# Hello 192.0.2.1. Your session has been logged.\n\nDomain:               vully.dk\nDNS:                  vully.dk\nStatus:               Blocked\n',
  },
  {
    name: 'vully.pl',
    phase: 'expired',
    expiry: '2026-05-18T12:00:00Z',
    text: '\nDOMAIN NAME:           vully.pl\nregistrant type:       organization\nnameservers:           ns1.x.pl.\ncreated:               2002.05.18 13:00:00\nlast modified:         2025.05.10 09:30:46\nrenewal date:          2026.05.18 14:00:00\n\nno option\n\ndnssec:                Unsigned\n\nREGISTRAR:\nX sp. z o.o.\nul. X\n\nWHOIS database responses: https://dns.pl/en/whois\n\nWHOIS displays data with a delay not exceeding 15 minutes in relation to the .pl Registry system\n',
  },
  { name: 'vully.pl', phase: 'unknown', text: 'request limit exceeded for 192.0.2.1\n' },
  { name: 'vully.pl', phase: 'unknown', text: 'Incorrect domain name: vully.pl\n' },
  {
    name: 'vully.cz',
    phase: 'active',
    text: '%  (c) 2006-2026 CZ.NIC\n% \n% Intended use of supplied data and information\n% \n% Data contained in the domain name register, as well as information supplied\n% through public information services of CZ.NIC association, are appointed only\n% for purposes connected with Internet network administration and operation\n%\n% Whoisd Server Version: 3.16.0\n% Timestamp: Mon Jun 01 08:27:34 2026\n\ndomain:       vully.cz\nregistrant:   X\nnsset:        N1\nregistrar:    REG-X\nstatus:       Sponsoring registrar change forbidden\nregistered:   19.09.1997 02:00:00\nchanged:      12.01.2017 16:58:49\nexpire:       28.10.2026\n',
    expiry: '2026-10-28T00:00:00Z',
  },
  {
    name: 'vully.ro',
    phase: 'active',
    text: '  Domain Name: vully.ro\n  Registered On: 2001-09-17\n  Expires On: 2027-09-17\n  Registrar: X\n  Referral URL: http://x\n\n  DNSSEC: Inactive\n\n  Nameserver: ns1.x.ro\n\n  Domain Status: OK, UpdateProhibited\n',
    expiry: '2027-09-17T00:00:00Z',
  },
  { name: 'vully.ro', phase: 'unknown', text: '% Error: 300: rate limit\n%Query limit exceeded\n' },
  {
    name: 'vully.hu',
    phase: 'available',
    text: '% Whois server 4.0 serving the hu ccTLD\n\nNincs talalat / No match\n\n',
  },
  {
    name: 'vully.lu',
    phase: 'active',
    text: '% Access to RESTENA DNS-LU WHOIS information is provided to assist persons\n% in determining the content of a domain name registration record in the LU\n% registration database. \n%\n% WHOIS vully.lu\ndomainname:     vully.lu\ndomaintype:     ACTIVE\nnserver:        ns1.x.lu\nownertype:      ORGANISATION\nregistered:     22/11/2000\norg-name:       X\nregistrar-name:         X\n',
  },
  {
    name: 'vully.lu',
    phase: 'available',
    text: '% Access to RESTENA DNS-LU WHOIS information is provided to assist persons\n%\n% WHOIS vully.lu\n% No such domain\n',
  },
  {
    name: 'vully.lu',
    phase: 'unknown',
    text: '% WHOIS vully.lu\ndomainname:     vully.lu\ndomaintype:     RESERVED\n',
  },
  {
    name: 'vully.lu',
    phase: 'unknown',
    text: '% WHOIS vully.lu\ndomainname:     vully.lu\ndomaintype:     FORBIDDEN\n',
  },
  {
    name: 'vully.tn',
    phase: 'active',
    text: "\nNIC Whois server for cTLDs : .tn\n\nAll rights reserved\nCopyright - Agence Tunisienne d'Internet - http://www.ati.tn\n\n\nDetails:\n\n Domain name.........: vully.tn\n Creation date.......: 14-05-2009 10:58:09 GMT+1\n Domain status.......: Active\n Registrar...........: X\n\nOwner Contact\n Name................: X\n",
  },
  { name: 'vully.tn', phase: 'available', text: '\nNIC Whois server for cTLDs : .tn\n\nNO OBJECT FOUND!\n' },
  {
    name: 'vully.co.za',
    phase: 'expiring',
    expiry: '2026-06-26T00:00:00Z',
    text: '    Domain Name:\n        vully.co.za\n\n    Registrant:\n        X\n        Email: x\n\n    Registrar:\n        X [ ID = x ]\n\n    Relevant Dates:\n        Registration Date: 2001-06-25\n        Renewal Date:      2026-06-26\n\n    Domain Status:\n        ok\n        autorenew\n\n    Pending Timer Events:\n        None\n\n    Name Servers:\n        ns1.x.co.za\n\n    WHOIS lookup made at 2026-06-01 05:00 UTC\n',
  },
  {
    name: 'vully.co.za',
    phase: 'available',
    text: 'Available\nDomain: vully.co.za\n\nAdministered by ZARC\n',
  },
  {
    name: 'vully.gg',
    phase: 'available',
    text: 'NOT FOUND\n\nWHOIS lookup made on Mon,  1 Jun 2026 at 1:00:00 BST\n\nThis WHOIS information is provided for free by CIDR\n',
  },
  {
    name: 'vully.je',
    phase: 'expired',
    text: 'Domain:\n     vully.je\n\nDomain Status:\n     Expired\n\nRegistrant:\n     X\n\nRegistrar:\n     X\n\nRelevant dates:\n     Registered on 30th April 2003 at 00:04:00.000\n     Registry fee due on 30th April each year\n\nRegistration status:\n     Registered until cancelled\n',
  },
  {
    name: 'vully.us',
    phase: 'unknown',
    text: 'Domain Name: VULLY.US\nSponsoring Registrar: X\nExpiration Date: 10/04/2026\n',
  },
  {
    name: 'vully.ph',
    phase: 'unknown',
    text: 'Domain Name: vully.ph\nRegistrar: X\nExpiration Date: 10/04/2026\n',
  },
  {
    name: 'vully.pf',
    phase: 'active',
    expiry: '2026-07-08T00:00:00Z',
    text: "Informations about 'vully.pf' : \n\nStatus : Active\nCreated (JJ/MM/AAAA) : 07/07/2005\nLast renewed (JJ/MM/AAAA) : 07/07/2025\nExpire (JJ/MM/AAAA) : 08/07/2026\n\nName server 1 : ns1.x.pf\n\nRegistrant Company Name : X\n",
  },
  {
    name: 'vully.je',
    phase: 'active',
    text: 'Domain Information\nQuery: vully.je\nStatus: Delegated\nCreated: 30 Apr 2003\nModified: 31 Dec 1969\n\nRegistrar Information\nRegistrar Name: X\n',
  },
  {
    name: 'vully.nu',
    phase: 'active',
    expiry: '2027-02-22T00:00:00Z',
    text: 'Domain Name (ASCII): vully.nu\nTechnical Contact:\nX\n\nRecord last updated on 2012-Dec-22.\nRecord expires on 2027-Feb-22.\nRecord created on 1998-Feb-22.\nRecord status: Active\n',
  },
  {
    name: 'vully.im',
    phase: 'active',
    expiry: '2026-10-05T00:59:32Z',
    text: 'Domain Name: vully.im\nDomain Managers\nName: Redacted\nAddress\nRedacted\n\nDomain Owners / Registrant\nName: Redacted\n\nExpiry Date: 05/10/2026 00:59:32\n\nName Server:ns1.x.im.\n',
  },
  { name: 'vully.im', phase: 'available', text: 'The domain vully.im was not found.\n' },
  {
    name: 'vully.sk',
    phase: 'expired',
    expiry: '2026-05-01T00:00:00Z',
    text: 'Domain-name         vully.sk\nAdmin-id            X\nLast-update         2026-05-16\nValid-date          2026-05-01\nDomain-status       DOM_DAKT\n',
  },
  {
    name: 'vully.kr',
    phase: 'active',
    expiry: '2027-03-04T00:00:00Z',
    text: 'query : vully.kr\n\n\n# KOREAN(UTF8)\n\n도메인이름                  : vully.kr\n등록인                      : X\n등록일                      : 1999. 07. 28.\n사용 종료일                 : 2027. 03. 04.\n정보공개여부                : Y\n등록대행자                  : X\nDNSSEC                      : 미서명\n\n1차 네임서버 정보\n   호스트이름               : ns1.x.kr\n\n\n# ENGLISH\n\nDomain Name                 : vully.kr\nRegistrant                  : X\nRegistered Date             : 1999. 07. 28.\nLast Updated Date           : 2026. 03. 04.\nExpiration Date             : 2027. 03. 04.\nPublishes                   : Y\nAuthorized Agency           : X\nDNSSEC                      : unsigned\n\nPrimary Name Server\n   Host Name                : ns1.x.kr\n',
  },
  { name: 'vully.to', phase: 'available', text: 'Tonic whoisd V1.1\nNo match for vully.to\n' },
  { name: 'vully.to', phase: 'unknown', text: 'Tonic whoisd V1.1\nvully ns1.x.to\nvully ns2.x.to\n' },
  {
    name: 'vully.fi',
    phase: 'active',
    expiry: '2026-07-04T00:00:00Z',
    text: 'domain:             vully.fi\ndescr:              X\naddress:            X\nstatus:             Granted\ncreated:            30.6.2006\nmodified:           4.7.2025\nexpires:            4.7.2026\nnserver:            ns1.x.fi [Ok]\ndnssec:             no\n\nMore information is available at https://domain.fi/\nCopyright (c) Finnish Communications Regulatory Authority\n',
  },
  { name: 'vully.eu', phase: 'unknown', text: '% You have been blacklisted due to excessive querying' },
  { name: 'vully.no', phase: 'unknown', text: '% Quota exceeded\n' },
  {
    name: 'vully.no',
    phase: 'active',
    text: '% By looking up information in the domain registration directory\n% service, you confirm that you accept the terms and conditions of the\n% service:\n% https://www.norid.no/en/domeneoppslag/vilkar/\n%\n% Norid AS holds the copyright to the lookup service, content,\n% layout and the underlying collections of information used in the\n% service (cf. the Act on Intellectual Property of May 2, 1961, No.\n% 2). Any commercial use of information from the service, including\n% targeted marketing, is prohibited. Using information from the domain\n% registration directory service in violation of the terms and\n% conditions may result in legal prosecution.\n%\n% The whois service at port 43 is intended to contribute to resolving\n% technical problems where individual domains threaten the\n% functionality, security and stability of other domains or the\n% internet as an infrastructure. It does not give any information\n% about who the holder of a domain is. To find information about a\n% domain holder, please visit our website:\n% https://www.norid.no/en/domeneoppslag/\n\nDomain Information\n\nNORID Handle...............: VUL1D-NORID\nDomain Name................: vully.no\nRegistrar Handle...........: REG1-NORID\nTech-c Handle..............: X-NORID\nName Server Handle.........: NS1-NORID\nDNSSEC.....................: Signed\nDS Key Tag     1...........: 1\n\nAdditional information:\nCreated:         2001-02-26\nLast updated:    2020-01-27\n',
  },
  {
    name: 'vully.se',
    phase: 'expired',
    expiry: '2026-05-25T00:00:00Z',
    text: '# Copyright (c) 1997-\nstate:            active\ndomain:           vully.se\nholder:           X\ncreated:          2011-05-25\nmodified:         2021-02-16\nexpires:          2026-05-25\nnserver:          ns1.x.se\nstatus:           ok\n',
  },
  {
    name: 'vully.se',
    phase: 'expired',
    expiry: '2026-05-15T00:00:00Z',
    text: '# Copyright (c) 1997-\nstate:            deactivated\ndomain:           vully.se\nholder:           X\ncreated:          2011-05-15\nexpires:          2026-05-15\ndate_to_delete:   2026-07-25\ndate_to_release:  2026-08-01\nstatus:           serverHold\n',
  },
  {
    name: 'vully.fr',
    phase: 'active',
    expiry: '2027-03-01T00:00:00Z',
    text: "Nom de domaine: vully.fr\nRegistrar: X\nDate d'expiration: 1er mars 2027\n",
  },
  {
    name: 'vully.de',
    phase: 'active',
    expiry: '2027-03-12T00:00:00Z',
    text: 'Domain: vully.de\nRegistrar: X\nExpiry Date: 12. März 2027\n',
  },
  {
    name: 'vully.es',
    phase: 'active',
    expiry: '2027-05-12T00:00:00Z',
    text: 'Dominio: vully.es\nRegistrar: X\nFecha de expiración: 12 de mayo de 2027\n',
  },
  {
    name: 'vully.ar',
    phase: 'active',
    expiry: '2026-08-12T00:00:00Z',
    text: 'Dominio: vully.ar\nRegistrar: X\nFecha de vencimiento: 12-ago-2026\n',
  },
  {
    name: 'vully.it',
    phase: 'active',
    expiry: '2026-08-12T00:00:00Z',
    text: 'Dominio: vully.it\nRegistrar: X\nData di scadenza: 12 agosto 2026\n',
  },
  {
    name: 'vully.org',
    phase: 'active',
    expiry: '2026-10-09T00:00:00Z',
    text: 'Domain Name: VULLY.ORG\nRegistrar: X\nCreation Date: 25/03/2010\nExpiration Date: 09/10/2026\n',
  },
  {
    name: 'vully.org',
    phase: 'active',
    expiry: '2026-09-10T00:00:00Z',
    text: 'Domain Name: VULLY.ORG\nRegistrar: X\nCreation Date: 03/25/2010\nExpiration Date: 09/10/2026\n',
  },
  {
    name: 'vully.org',
    phase: 'unknown',
    text: 'Domain Name: VULLY.ORG\nRegistrar: X\nCreation Date: 03/25/2010\nUpdated Date: 25/03/2011\nExpiration Date: 09/10/2026\n',
  },
  {
    name: 'vully.pt',
    phase: 'unknown',
    text: 'Domain: vully.pt\nRegistrar: X\nCreation Date: 03/25/2010\nExpiration Date: 09/10/2026\n',
  },
  {
    name: 'vully.org',
    phase: 'active',
    expiry: '2026-10-09T00:00:00Z',
    text: 'Domain Name: VULLY.ORG\nRegistrar: X\nExpiration Date (dd/mm/yyyy): 09/10/2026\n',
  },
  {
    name: 'vully.us',
    phase: 'active',
    expiry: '2026-09-10T00:00:00Z',
    text: 'Domain Name: VULLY.US\nRegistrar: X\nExpiration Date (MM/DD/YYYY): 09/10/2026\n',
  },
  {
    name: 'vully.org',
    phase: 'unknown',
    text: 'Domain Name: VULLY.ORG\nRegistrar: X\nExpiration Date: 09-10-2026\n',
  },
  {
    name: 'vully.org',
    phase: 'active',
    expiry: '2026-10-09T00:00:00Z',
    text: 'Domain Name: VULLY.ORG\nRegistrar: X\nExpiration Date: 09.10.2026\n',
  },
  {
    name: 'vully.org',
    phase: 'unknown',
    text: 'Domain Name: VULLY.ORG\nRegistrar: X\nExpiration Date: 2027-13-45\n',
  },
  {
    name: 'vully.org',
    phase: 'unknown',
    text: 'Domain Name: VULLY.ORG\nRegistrar: X\nExpiration Date: 31 February 2027\n',
  },
  {
    name: 'vully.org',
    phase: 'unknown',
    text: 'Domain Name: VULLY.ORG\nRegistrar: X\nExpiration Date: mardi 28 2026\n',
  },
  {
    name: 'vully.org',
    phase: 'active',
    text: "Domain Name: VULLY.ORG\nRegistrar: X\nDomain Status: ok\n>>> Last update of WHOIS database: 2026-05-31T23:04:05Z <<<\n\nNOTICE: The expiration date displayed in this record is the date the\nregistrar's sponsorship: 2030-01-01\nExpiration dates: 2031-01-01 may differ\n",
  },
  {
    name: 'vully.org',
    phase: 'active',
    text: 'Domain Name: VULLY.ORG\nRegistrar: X\nDomain Status: ok\n% Expiry Date: 2025-01-01\n# expires: 2025-01-01\n>>> Expiry Date: 2025-01-01 <<<\n',
  },
  {
    name: 'vully.org',
    phase: 'active',
    text: 'Domain Name: VULLY.ORG\nRegistrar: X\nDomain Status: ok\n\nDomain Name: OTHER.ORG\nExpiry Date: 2025-01-01\nDomain Status: redemptionPeriod\n',
  },
  {
    name: 'vully.org',
    phase: 'active',
    text: 'Domain Name: OTHER.ORG\nExpiry Date: 2025-01-01\nDomain Status: redemptionPeriod\n\nDomain Name: VULLY.ORG\nRegistrar: X\nDomain Status: ok\n',
  },
  { name: 'vully.org', phase: 'unknown', text: 'Domain Name: VULLY.ORG.\nIs not what you asked for\n' },
  {
    name: 'vully.org',
    phase: 'active',
    expiry: '2027-01-01T00:00:00Z',
    text: 'domain name: vully.org.\nregistrar: X\nexpiry date: 2027-01-01\n',
  },
  { name: 'vully.org', phase: 'unknown', text: '404 Not Found\n' },
  { name: 'vully.org', phase: 'unknown', text: 'Error 404: Not Found\nnginx\n' },
  { name: 'vully.org', phase: 'unknown', text: 'SSH-2.0-OpenSSH_9.6\r\n' },
  { name: 'vully.org', phase: 'unknown', text: '220 mail.example.net ESMTP\r\n' },
  { name: 'vully.org', phase: 'unknown', text: '<?xml version="1.0"?><error>Domain not found</error>' },
  { name: 'vully.org', phase: 'unknown', text: '{"error":"Domain not found"}' },
  { name: 'vully.org', phase: 'unknown', text: '<p>Domain not found</p>' },
  { name: 'vully.org', phase: 'unknown', text: 'Content-Type: text/html\n\n<html>Not found</html>' },
  {
    name: 'vully.org',
    phase: 'unknown',
    text: 'Domain Name: VULLY.ORG\nRegistry Domain ID: D1\nRegistrar: X\nRegistry Expiry Date: 2027-0',
  },
  {
    name: 'vully.lv',
    phase: 'available',
    text: '[Domain]\nDomain: vully.lv\nStatus: free\n\n[Whois]\nUpdated: 2026-06-01T18:12:27.072052+00:00\n',
  },
  {
    name: 'vully.eu',
    phase: 'unknown',
    text: 'Domain: vully.eu\nStatus: AVAILABLE\nRegistrar: X\nExpiry Date: 2027-01-01\n',
  },
  { name: 'vully.eu', phase: 'available', text: 'Domain: vully.eu\nStatus: AVAILABLE\nRegistrar:\n' },
  { name: 'vully.org', phase: 'unknown', text: 'Not found. This name is reserved by the registry.\n' },
  {
    name: 'vully.org',
    phase: 'unknown',
    text: 'Domain not found: the database is temporarily unavailable\n',
  },
  { name: 'vully.org', phase: 'unknown', text: 'Domain not found in whitelist, access denied\n' },
  {
    name: 'vully.org',
    phase: 'unknown',
    text: 'vully.org not found in this whois server, please query whois.nic.org\n',
  },
  {
    name: 'vully.org',
    phase: 'unknown',
    text: 'This TLD has no whois server, but you can access the whois database at\nhttp://x\n',
  },
  { name: 'vully.org', phase: 'unknown', text: 'No whois server is known for this kind of object.\n' },
  { name: 'vully.org', phase: 'unknown', text: 'TLD is not supported. No match.\n' },
  { name: 'vully.museum', phase: 'unknown', text: 'Domain name not known in .aero\n' },
  {
    name: 'vully.com',
    phase: 'active',
    expiry: '2027-01-02T03:04:05Z',
    text: 'Domain name: vully.com\nRegistry Domain ID: 1\nRegistrar WHOIS Server: whois.x\nRegistrar URL: x\nUpdated Date: 0001-01-01T00:00:00.00Z\nCreation Date: 2010-01-02T03:04:05.00Z\nRegistrar Registration Expiration Date: 2027-01-02T03:04:05.00Z\nRegistrar: X\nDomain Status: clientTransferProhibited https://icann.org/epp#clientTransferProhibited\n',
  },
  {
    name: 'vully.tv',
    phase: 'expired',
    expiry: '2026-05-01T00:00:00Z',
    text: 'Domain Name: VULLY.TV\nRegistry Expiry Date: 2026-05-01T00:00:00Z\nRegistrar: X\nDomain Status: ok\n',
  },
  {
    name: 'vully.eu',
    phase: 'active',
    text: 'Domain: vully.eu\nScript: LATIN\n\nRegistrant:\n        NOT DISCLOSED!\n        Visit www.eurid.eu for the web-based WHOIS.\n\nOn-site(s):\n        NOT DISCLOSED!\n\nReseller:\n        Language: de\n\nRegistrar:\n        Name: X\n        Website: x\n\nName servers:\n        ns1.x.eu (192.0.2.1)\n        ns2.x.eu\n\nKeys:\n        flags:KSK protocol:3 algorithm:RSA_SHA256 pubKey:AwEAA\n\nPlease visit www.eurid.eu for more info.\n',
  },
]
