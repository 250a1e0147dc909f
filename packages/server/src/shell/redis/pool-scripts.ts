import { script } from './script.ts';

/**
 * What runs on the engine, atomically, in one pool. All keys of a pool have its name as hash tag, so they
 * are in one slot of a cluster; the names of queues follow from what is in a ticket.
 *
 * KEYS[1] is the pool's tickets (id -> record as JSON), KEYS[2] its nodes (node -> end of its lease).
 * An id is `node.session.ticket`. A record holds no name, no word and no address:
 * `r` relaxed, `l` language, `t` tags, `n` network, `p` private address, `h` hard NAT, `o` relay only,
 * `a` sessions to be avoided, `s` its own session.
 */
const common = `
local tickets, nodes = KEYS[1], KEYS[2]
local prefix = string.sub(tickets, 1, -8)
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local keptMs = 60000

local function queuesOf(one)
  local names = {}
  for _, tag in ipairs(one.t) do names[#names + 1] = prefix .. 'q:tag:' .. tag end
  if one.r then
    names[#names + 1] = prefix .. 'q:anyone'
  elseif #one.t == 0 then
    names[#names + 1] = prefix .. 'q:language:' .. one.l
    names[#names + 1] = prefix .. 'q:untagged'
  end
  return names
end

-- What is no record is as none: one that stops the script would stop the pool for everybody.
local function recordIn(raw)
  local isJson, one = pcall(cjson.decode, raw)
  if not isJson or type(one) ~= 'table' then return nil end
  if type(one.t) ~= 'table' or type(one.a) ~= 'table' or type(one.l) ~= 'number' then return nil end
  for _, tag in ipairs(one.t) do
    if type(tag) ~= 'number' then return nil end
  end
  return one
end

local function drop(id, one)
  redis.call('HDEL', tickets, id)
  if not one then return end
  for _, name in ipairs(queuesOf(one)) do redis.call('ZREM', name, id) end
end

local function dropIfThere(id)
  local raw = redis.call('HGET', tickets, id)
  if raw then drop(id, recordIn(raw)) end
end
`;

/**
 * ARGV: own id, own record, milliseconds waited. Returns the id of the best partner, which is out of the
 * pool then; or nothing, and the ticket is in. The rules are those of core/matchmaker.ts (SPEC M1-M5).
 */
export const lookScript = script(`${common}
local id, own = ARGV[1], cjson.decode(ARGV[2])
local scanned, dead = 24, 64
dropIfThere(id)

local leases = {}
local function isAlive(node)
  if leases[node] == nil then
    leases[node] = tonumber(redis.call('ZSCORE', nodes, node) or 0) > now
  end
  return leases[node]
end

local function contains(list, value)
  for _, one in ipairs(list) do if one == value then return true end end
  return false
end

local function shared(a, b)
  local count = 0
  for _, tag in ipairs(a.t) do if contains(b.t, tag) then count = count + 1 end end
  return count
end

local function sameLanguage(a, b) return a.l == b.l or a.l == 0 or b.l == 0 end
local function needsRelay(a, b) return a.h and b.h and not a.o and not b.o end
local function takes(a, b) return a.r or (#a.t == 0 and sameLanguage(a, b)) end

local function mayMeet(a, b)
  if contains(a.a, b.s) or contains(b.a, a.s) then return false end
  if needsRelay(a, b) and not a.r and not b.r then return false end
  local both = a.r and b.r
  if a.n == b.n and not both and not (a.p and b.p) then return false end
  if both or shared(a, b) > 0 then return true end
  return takes(a, b) and takes(b, a)
end

local best, record, score, since = nil, nil, -1, 0
local function look(name)
  local left = scanned
  local found = redis.call('ZRANGE', name, 0, scanned + dead - 1, 'WITHSCORES')
  for i = 1, #found, 2 do
    if left == 0 then return end
    local other, at = found[i], tonumber(found[i + 1])
    local raw = redis.call('HGET', tickets, other)
    local them = raw and recordIn(raw)
    if not them then
      redis.call('ZREM', name, other)
      redis.call('HDEL', tickets, other)
    elseif not isAlive(string.match(other, '^%d+') or '') then
      drop(other, them)
    else
      left = left - 1
      if mayMeet(own, them) then
        local worth = 4 * shared(own, them) + (sameLanguage(own, them) and 2 or 0)
          + (needsRelay(own, them) and 0 or 1)
        if worth > score or (worth == score and at < since) then
          best, record, score, since = other, them, worth, at
        end
      end
    end
  end
end

for _, tag in ipairs(own.t) do look(prefix .. 'q:tag:' .. tag) end
if own.r or #own.t == 0 then
  if own.l == 0 then
    look(prefix .. 'q:untagged')
  else
    look(prefix .. 'q:language:' .. own.l)
    look(prefix .. 'q:language:0')
  end
  look(prefix .. 'q:anyone')
end
if best then
  drop(best, record)
  return best
end
redis.call('HSET', tickets, id, ARGV[2])
redis.call('PEXPIRE', tickets, keptMs)
for _, name in ipairs(queuesOf(own)) do
  redis.call('ZADD', name, now - tonumber(ARGV[3]), id)
  redis.call('PEXPIRE', name, keptMs)
end
return false
`);

/** ARGV: ids. Takes them out, if they are in. */
export const removeScript = script(`${common}
for _, id in ipairs(ARGV) do dropIfThere(id) end
return #ARGV
`);

/**
 * ARGV: own node, milliseconds. Renews the lease of this node for this pool, and returns those nodes whose
 * lease is over, each to one caller: it purges what they have left. An end further off than any lease is
 * long was set before the engine's clock was put back, and is brought near.
 */
export const renewScript = script(`${common}
local latest = now + tonumber(ARGV[2])
redis.call('ZADD', nodes, latest, ARGV[1])
redis.call('PEXPIRE', nodes, keptMs)
redis.call('PEXPIRE', tickets, keptMs)
for _, node in ipairs(redis.call('ZRANGEBYSCORE', nodes, '(' .. latest, '+inf')) do
  redis.call('ZADD', nodes, latest, node)
end
local dead = {}
for _, node in ipairs(redis.call('ZRANGEBYSCORE', nodes, '-inf', now, 'LIMIT', 0, 16)) do
  if redis.call('SET', prefix .. 'purging:' .. node, '1', 'NX', 'PX', 2000) then
    dead[#dead + 1] = node
  end
end
return dead
`);

/** ARGV: a node whose tickets are purged. Its name goes, unless it has come back. */
export const buryScript = script(`${common}
local ends = redis.call('ZSCORE', nodes, ARGV[1])
if ends and tonumber(ends) <= now then redis.call('ZREM', nodes, ARGV[1]) end
return 1
`);
