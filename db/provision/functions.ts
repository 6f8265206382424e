import { stationRoles } from '#domain/people.ts'
import { accessSchema, backupOf, groupOf, groupsOf, ownerOf } from './names.ts'

/** A login's password was settled, or its time was up: SQLSTATE of `settle`. */
export const pairingOver = 'AN001'

/** How many connections one station may have; see `maxConnections` of the store, what watches it, and what raises it. */
const connectionLimit = 24

const verifierShape = String.raw`^SCRAM-SHA-256\$4096:[A-Za-z0-9+/]{22}==\$[A-Za-z0-9+/]{43}=:[A-Za-z0-9+/]{43}=$`
const head = `security definer set search_path = pg_catalog, pg_temp as $$`
const quoted = (texts: readonly string[]) => texts.map((text) => `'${text}'`).join(', ')

/**
 * What the server does for stations with its administrator's rights: after the preparation nobody else can make a
 * login. Each looks at who asks (`session_user`: the login, whatever role was taken up) and at every argument, and finds
 * nothing by a search path that the caller chose.
 */
const functions = [
  // Which station asks; null for one that was dismissed, so that a connection it still has writes nothing.
  `create or replace function ${accessSchema}.station() returns text language plpgsql stable ${head}
  begin
    return coalesce(
      (select s.id from public.station s where s.login = session_user and s.is_active = 1),
      (select p.station_id from public.pairing p where p.login = session_user
        and not exists (select 1 from public.station s where s.login = session_user)));
  end $$`,

  `create or replace function ${accessSchema}.is_manager() returns boolean language sql stable ${head}
    select pg_has_role(session_user, current_database() || '_manager', 'member') $$`,

  `create or replace function ${accessSchema}.is_station(login text) returns boolean language sql stable ${head}
    select login ~ ('^' || current_database() || '_s_[0-9a-f]{12}$') $$`,

  // Lets a new station in once, for so many minutes. Answers until when, ms since the epoch.
  `create or replace function ${accessSchema}.admit(login text, verifier text, minutes integer, roles text[])
    returns bigint language plpgsql ${head}
  declare
    until timestamptz := date_trunc('milliseconds', clock_timestamp()) + make_interval(mins => minutes);
    wanted text;
  begin
    if not ${accessSchema}.is_manager() then
      raise exception 'only a station of management lets others in' using errcode = '42501';
    end if;
    if ${accessSchema}.is_station(login) is not true or verifier ~ '${verifierShape}' is not true
      or (minutes between 1 and 120) is not true
      or coalesce(cardinality(roles), 0) = 0 or not roles <@ array[${quoted(stationRoles)}] then
      raise exception 'not a station''s login, verifier, time or functions' using errcode = '22023';
    end if;
    execute format('create role %I login inherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
      connection limit ${String(connectionLimit)} password %L valid until %L', login, verifier, until);
    foreach wanted in array roles loop
      execute format('grant %I to %I', current_database() || '_' || wanted, login);
    end loop;
    return floor(extract(epoch from until) * 1000)::bigint;
  end $$`,

  // A station that has come takes a password of its own, once; the one of its pairing code is good no more.
  `create or replace function ${accessSchema}.settle(verifier text) returns void language plpgsql ${head}
  declare
    present constant bigint := floor(extract(epoch from clock_timestamp()) * 1000)::bigint;
  begin
    if ${accessSchema}.is_station(session_user) is not true or verifier ~ '${verifierShape}' is not true then
      raise exception 'not a station''s login or verifier' using errcode = '22023';
    end if;
    update public.pairing p set used_at = present, bundle = null
      where p.login = session_user and p.used_at is null and p.expires_at > present;
    if not found then
      raise exception 'this pairing is over' using errcode = '${pairingOver}';
    end if;
    execute format('alter role %I password %L valid until %L', session_user, verifier, 'infinity');
  end $$`,

  // A station that is dismissed logs in no more.
  `create or replace function ${accessSchema}.dismiss(login text) returns void language plpgsql ${head}
  begin
    if not ${accessSchema}.is_manager() then
      raise exception 'only a station of management dismisses others' using errcode = '42501';
    end if;
    if ${accessSchema}.is_station(login) is not true or login = session_user then
      raise exception 'not another station''s login' using errcode = '22023';
    end if;
    execute format('alter role %I nologin', login);
  end $$`,

  // Ends the connections of stations that were dismissed: after the commit, or one could have come back before it.
  `create or replace function ${accessSchema}.part() returns bigint language plpgsql ${head}
  begin
    if not ${accessSchema}.is_manager() then
      raise exception 'only a station of management dismisses others' using errcode = '42501';
    end if;
    return (select count(pg_terminate_backend(a.pid)) from pg_stat_activity a
      join pg_roles r on r.oid = a.usesysid
      where not r.rolcanlogin and ${accessSchema}.is_station(r.rolname));
  end $$`,

  // The logins of stations as statements, for a server that takes this one's place. Whoever makes the nightly copy asks.
  `create or replace function ${accessSchema}.logins() returns setof text language plpgsql stable ${head}
  begin
    return query
      select format('create role %I login inherit connection limit ${String(connectionLimit)} password %L valid until %L;',
          a.rolname, a.rolpassword, 'infinity')
        || coalesce((select string_agg(format(' grant %I to %I;', g.rolname, a.rolname), '' order by g.rolname)
          from pg_auth_members m join pg_roles g on g.oid = m.roleid
          where m.member = a.oid and starts_with(g.rolname, current_database() || '_')), '')
      from pg_authid a
      where a.rolcanlogin and a.rolvaliduntil = 'infinity' and ${accessSchema}.is_station(a.rolname)
      order by a.rolname;
  end $$`,
]

/** The statements that make the functions of an office's database, or make them anew, and say who may call them. */
export function functionStatements(database: string): string[] {
  // The owner too: row policies are written with them.
  const everybody = [ownerOf(database), ...groupsOf(database)].join(', ')
  const manager = groupOf(database, 'manager')
  return [
    `create schema if not exists ${accessSchema}`,
    `alter schema ${accessSchema} owner to current_user`,
    `revoke all on schema ${accessSchema} from public`,
    `grant usage on schema ${accessSchema} to ${everybody}`,
    ...functions,
    `revoke all on all functions in schema ${accessSchema} from public`,
    `grant execute on function ${accessSchema}.station(), ${accessSchema}.is_manager(),
      ${accessSchema}.settle(text) to ${everybody}`,
    `grant execute on function ${accessSchema}.admit(text, text, integer, text[]),
      ${accessSchema}.dismiss(text), ${accessSchema}.part() to ${manager}`,
    `grant usage on schema ${accessSchema} to ${backupOf(database)}`,
    `grant execute on function ${accessSchema}.logins() to ${backupOf(database)}`,
  ]
}
