import { judge } from '#daemon/features/findings/judge.ts'
import { domainChecks } from '#daemon/features/domains/checks.ts'
import { listDomains } from '#daemon/features/domains/listing.ts'
import { life } from '#daemon/features/domains/life.ts'
import { importance } from '#daemon/features/domains/importance.ts'
import { defaultSettings } from '#shared/settings.ts'
import { known, fact } from '#shared/fact.ts'
import { DAY, HOUR, iso } from '#shared/time.ts'
import { anOrganisation, aSnapshot, aConnection, aDomain, aMember, at, fresh, NOW } from './test/support/snapshot.ts'
const N=10000
const domains=Array.from({length:N},(_,i)=>{const name=`n${i}.com`;const d=aDomain({name,expiresAt:known(at((i%700-50)*DAY)),renewalWarranty:known(i%2===0),statuses:known(['active'])});
 return {...d,registry:fact(known({name,outcome:'found' as const,expiry:known(at((i%700)*DAY)),statuses:known(['active','client transfer prohibited']),observedAt:at(-HOUR),askedAt:at(-HOUR),notFoundSince:null,deletedAt:null}),{source:'registry' as const,observedAt:at(-HOUR)},3*DAY)}})
const members=Array.from({length:N},(_,i)=>aMember({id:'u'+i,email:`p${i}@mail.n${i}.com`}))
const org=anOrganisation({domains:fresh(domains),members:fresh(members)})
const connection=aConnection({organisations:fresh([org])})
const snap={connections:[connection]}
const time=(l:string,f:()=>unknown)=>{let best=1e9,first=0;for(let k=0;k<8;k++){const t=performance.now();f();const d=performance.now()-t;if(k===0)first=d;best=Math.min(best,d)};console.log(l,'first',first.toFixed(1),'best',best.toFixed(1),'ms')}
const checks=domainChecks(()=>defaultSettings)
let k=0
const now=()=>iso(Date.parse(NOW)+(k++)*1000)
time('life',()=>{const n=now();for(const d of domains)life(d,n)})
time('importance',()=>{const n=now();for(const domain of domains)importance({connection,organisation:org,domain},n)})
for(const c of checks) time(c.id,()=>judge([c],snap,now()))
time('all 3',()=>judge(checks,snap,now()))
time('list',()=>listDomains(snap,now(),60))
