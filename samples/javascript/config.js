// Where Lintel and the Api are. The demo serves its own version of this file when it runs on other ports.
window.lintel = {
    authority: 'http://localhost:8080',
    api: 'http://localhost:60136'
};
