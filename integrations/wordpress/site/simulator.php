<?php
/**
 * The offline simulator in place of Nexus, on every page of a site on this machine.
 *
 * @package Payitoff_Link
 */

$payitoff_simulate = static function () {
	wp_enqueue_script( 'nexus-simulator', content_url( 'mu-plugins/nexus-simulator.js' ), array(), '1', false );
};
add_action( 'wp_enqueue_scripts', $payitoff_simulate );
add_action( 'admin_enqueue_scripts', $payitoff_simulate );
