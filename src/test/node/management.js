// A client that is made of the document of the management API, by openapi-client-axios: node management.js ADDRESS
import assert from 'node:assert/strict';
import axios from 'axios';
import {OpenAPIClientAxios} from 'openapi-client-axios';

const [address] = process.argv.slice(2);

const token = await axios.post(`${address}/connect/token`,
    new URLSearchParams({grant_type: 'client_credentials', scope: 'lintel.clients.write lintel.users.write lintel.sessions.read'}),
    {auth: {username: 'manager', password: 'manager-secret'}});

const definition = (await axios.get(`${address}/admin/api/openapi.json`)).data;
const api = new OpenAPIClientAxios({
    definition,
    withServer: {url: new URL(definition.servers[0].url, address).href},
    axiosConfigDefaults: {
        headers: {Authorization: `Bearer ${token.data.access_token}`},
        validateStatus: () => true
    }
});
const client = await api.init();
const id = `generated-${Date.now()}`;

// what it says of a client is what a client is
const schema = definition.components.schemas.Client.properties;
const created = await client.ClientsResource_put({id, 'If-None-Match': '*'},
    {clientName: 'Generated', redirectUris: ['https://generated.example/cb'], allowedScopes: ['openid']});
assert.equal(created.status, 201);
for (const [name, value] of Object.entries(created.data)) {
    assert.ok(schema[name], `${name} is in the document`);
    const type = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
    assert.equal(type, schema[name].type, name);
}
for (const [name, {default: usual}] of Object.entries(schema)) {
    if (usual !== undefined && !['clientName', 'redirectUris', 'allowedScopes'].includes(name)) {
        assert.deepEqual(created.data[name], usual, `the default of ${name}`);
    }
}

const tag = created.headers.etag;
const changed = await client.ClientsResource_patch({id, 'If-Match': tag}, {clientName: 'Changed'},
    {headers: {'Content-Type': 'application/merge-patch+json'}});
assert.equal(changed.status, 200);
assert.equal(changed.data.clientName, 'Changed');

const lost = await client.ClientsResource_delete({id, 'If-Match': tag});
assert.equal(lost.status, 412);
assert.deepEqual(Object.keys(lost.data), ['title', 'status', 'detail']);

const page = await client.ClientsResource_page({prefix: id});
assert.equal(page.data.items[0].value.clientId, id);
assert.equal((await client.ClientsResource_delete({id, 'If-Match': page.data.items[0].etag})).status, 204);
assert.equal((await client.ClientsResource_get({id})).status, 404);

assert.equal((await client.SessionsResource_page({})).status, 200);
assert.equal((await client.KeysResource_all()).status, 403);
