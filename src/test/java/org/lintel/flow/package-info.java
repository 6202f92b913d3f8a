/** Flows as conversations: a browser and an application that speak HTTP only and know nothing of the product's code. */
package org.lintel.flow;
